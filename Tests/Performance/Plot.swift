import Foundation

/// A picture of a report: what an operation costs beside what it must cost, and how long its requests took.
struct Plot {
    let report: Report

    private static let left = 170.0
    private static let width = 900.0
    private static let row = 34.0

    var svg: String {
        let figures = report.operations.filter { $0.connections == Stand.usualConnections }
        let bars = bars(figures)
        let height = 70 + Double(figures.count) * Self.row + 60 + Double((figures.count + 1) / 2) * 150
        var text = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.width) \(height)" font-family="sans-serif" font-size="12">
            <rect width="100%" height="100%" fill="white"/>
            <text x="20" y="24" font-size="16">Processor time of one operation, \(Stand.usualConnections) connections, microseconds</text>
            <text x="20" y="44" fill="#555">\(report.machine): service (blue) + PostgreSQL (orange); the line is hello-world + the least SQL + signatures</text>

            """
        text += bars
        for (number, figure) in figures.enumerated() {
            let x = 20 + Double(number % 2) * Self.width / 2
            let y = 90 + Double(figures.count) * Self.row + Double(number / 2) * 150
            text += histogram(figure, x: x, y: y)
        }
        return text + "</svg>\n"
    }

    private func bars(_ figures: [Figure]) -> String {
        let longest = figures.map { max($0.serviceCPUMicros + $0.postgresCPUMicros, floor(of: $0)) }.max() ?? 1
        let scale = (Self.width - Self.left - 90) / longest
        return figures.enumerated().map { number, figure in
            let y = 60 + Double(number) * Self.row
            let service = figure.serviceCPUMicros * scale
            let postgres = figure.postgresCPUMicros * scale
            let mark = Self.left + floor(of: figure) * scale
            return """
                <text x="\(Self.left - 8)" y="\(y + 16)" text-anchor="end">\(figure.name)</text>
                <rect x="\(Self.left)" y="\(y)" width="\(service)" height="22" fill="#3b76b5"/>
                <rect x="\(Self.left + service)" y="\(y)" width="\(postgres)" height="22" fill="#e08a3c"/>
                <line x1="\(mark)" y1="\(y - 4)" x2="\(mark)" y2="\(y + 26)" stroke="black" stroke-width="2"/>
                <text x="\(Self.left + max(service + postgres, mark - Self.left) + 8)" y="\(y + 16)">\(Int((figure.serviceCPUMicros + figure.postgresCPUMicros).rounded()))</text>

                """
        }.joined()
    }

    private func floor(of figure: Figure) -> Double {
        let operation = Operation(rawValue: figure.name)
        return Double(operation?.requests ?? 1) * figure.helloWorldCPUMicros + figure.signaturesCPUMicros
            + (operation?.floor == nil ? 0 : figure.ceilingCPUMicros)
    }

    /// Requests by their latency, from 0.05 ms to 5 s on a logarithmic scale.
    private func histogram(_ figure: Figure, x: Double, y: Double) -> String {
        let most = figure.latencies.map { $0[1] }.max() ?? 1
        let plotWidth = Self.width / 2 - 60
        func position(_ millis: Double) -> Double { x + log(millis / 0.05) / log(100_000) * plotWidth }
        var text = "<text x=\"\(x)\" y=\"\(y)\">\(figure.name): p50 \(figure.p50ms) ms, p99 \(figure.p99ms) ms</text>\n"
        for bin in figure.latencies {
            let right = position(bin[0])
            let left = position(max(0.05, bin[0] / 1.25))
            let height = 90 * bin[1] / most
            text +=
                "<rect x=\"\(left)\" y=\"\(y + 100 - height)\" width=\"\(max(1, right - left))\" height=\"\(height)\" fill=\"#3b76b5\"/>\n"
        }
        for millis in [0.1, 1, 10, 100, 1000] {
            text +=
                "<text x=\"\(position(millis))\" y=\"\(y + 116)\" fill=\"#555\" text-anchor=\"middle\">\(millis >= 1 ? String(Int(millis)) : "0.1") ms</text>\n"
        }
        return text + "<line x1=\"\(x)\" y1=\"\(y + 100)\" x2=\"\(x + plotWidth)\" y2=\"\(y + 100)\" stroke=\"#999\"/>\n"
    }
}
