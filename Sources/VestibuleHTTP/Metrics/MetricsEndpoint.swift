import Hummingbird

/// `/metrics`: what this process counts, in Prometheus' text format. Whatever else has something to tell is one source more.
struct MetricsEndpoint: Sendable {
    let requests: RequestMeters
    let sources: [MetricSource]

    func show(_ request: Request, _ context: RequestFacts) async throws -> Response {
        var families = requests.families
        for source in sources { families += await source() }
        var text = ""
        for family in families { family.write(to: &text) }
        return Response.text(text, type: "text/plain; version=0.0.4; charset=utf-8")
    }
}
