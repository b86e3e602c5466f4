import Postgres
import VestibuleHTTP

/// The pools' numbers, by pool: `requests` and `workers`.
func poolMetrics(_ pools: [(name: String, pool: ConnectionPool)]) -> [MetricFamily] {
    let numbers = pools.map { (name: $0.name, statistics: $0.pool.statistics) }
    func gauges(_ read: (PoolStatistics) -> [(state: String, Int)]) -> [MetricFamily.Sample] {
        numbers.flatMap { number in
            read(number.statistics).map { .init([("pool", number.name), ("state", $0.state)], Double($0.1)) }
        }
    }
    func samples(_ read: (PoolStatistics) -> Int) -> [MetricFamily.Sample] {
        numbers.map { .init([("pool", $0.name)], Double(read($0.statistics))) }
    }
    func counter(_ name: String, _ help: String, _ read: (PoolStatistics) -> Int) -> MetricFamily {
        MetricFamily("vestibule_database_\(name)_total", .counter, help, samples(read))
    }
    return [
        MetricFamily(
            "vestibule_database_connections", .gauge, "Connections to PostgreSQL, by what they do.",
            gauges { [("idle", $0.idle), ("in_use", $0.inUse), ("connecting", $0.connecting)] }),
        MetricFamily(
            "vestibule_database_waiting", .gauge, "Callers that wait for a connection.", samples(\.waiting)),
        counter("round_trips", "Units sent to PostgreSQL and answered or lost.", \.roundTripsTotal),
        counter("connects", "Connections opened; beyond the first ones they are reconnects.", \.connectsTotal),
        counter("connect_failures", "Attempts to connect that failed.", \.connectFailuresTotal),
        counter("losses", "Connections that broke during a unit.", \.lossesTotal),
        counter("wait_timeouts", "Callers that got no connection in time.", \.waitTimeoutsTotal),
        counter("query_timeouts", "Units that PostgreSQL did not answer in time.", \.queryTimeoutsTotal),
        counter("cancellations", "Units whose caller went away.", \.cancellationsTotal),
    ]
}
