/// How long something took, in a few buckets. Observing adds to one bucket and to the sum; what Prometheus wants cumulative is summed
/// when it is asked for, not for each request.
package final class Histogram: Sendable {
    /// The upper end of each bucket but the last, in nanoseconds: from half of a fast answer to a request's longest deadline.
    package static let bounds = [
        500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000, 250_000_000, 1_000_000_000,
        5_000_000_000,
    ]

    private let buckets = (0...Histogram.bounds.count).map { _ in Counter() }
    private let sum = Counter()

    package init() {}

    package func observe(nanoseconds: Int) {
        var bucket = 0
        while bucket < Self.bounds.count, nanoseconds > Self.bounds[bucket] { bucket += 1 }
        buckets[bucket].count()
        sum.count(nanoseconds)
    }

    /// Its samples under these labels: a bucket for each bound and one for everything, the sum in seconds, the number.
    package func samples(_ labels: [MetricFamily.Label]) -> [MetricFamily.Sample] {
        var seen = 0
        var samples: [MetricFamily.Sample] = []
        for (index, bucket) in buckets.enumerated() {
            seen += bucket.value
            let end = index < Self.bounds.count ? MetricFamily.text(Double(Self.bounds[index]) / 1e9) : "+Inf"
            samples.append(.init(suffix: "_bucket", labels + [("le", end)], Double(seen)))
        }
        samples.append(.init(suffix: "_sum", labels, Double(sum.value) / 1e9))
        samples.append(.init(suffix: "_count", labels, Double(seen)))
        return samples
    }
}
