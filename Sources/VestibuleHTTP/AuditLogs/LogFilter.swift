import FoundationEssentials
import Vestibule

/// A `$filter` of a log as a search: comparisons that all must hold, each of which an index answers.
struct LogFilter {
    let log: EventLog

    /// The conditions that `$filter` adds to `search`.
    ///
    /// - Throws: ``RequestRefusal/malformed(_:)`` naming what cannot be asked, and what can.
    func narrow(_ search: inout LogSearch, by text: String) throws(RequestRefusal) {
        try narrow(&search, by: try FilterReader.expression(text))
    }

    private func narrow(_ search: inout LogSearch, by expression: FilterExpression) throws(RequestRefusal) {
        switch expression {
        case .and(let parts): for part in parts { try narrow(&search, by: part) }
        case .comparison(let path, let sign, let literal): try compare(path, sign, literal, &search)
        case .isIn(let path, let literals):
            let names = try texts(literals, of: path)
            try keep(&search, path) { names.contains($0) }
        case .function("startswith", let path, let literal):
            let start = try text(literal, of: path)
            guard path.text.lowercased() == "activitydisplayname" else { throw unaskable(path) }
            try keep(&search, path) { $0.hasPrefix(start) }
        case .any(let path, .comparison(let element, .equal, let literal)?)
        where path.text.lowercased() == "targetresources" && element.isOfElement
            && element.text.lowercased() == "targetresources/id" && log == .directoryAudits:
            try set(&search.target, try text(literal, of: element).lowercased(), element)
        case .any(let path, _): throw unaskable(path)
        case .or: throw .malformed("$filter: or is not supported here. Ask for several values of one property by in ('…','…').")
        case .not: throw .malformed("$filter: not is not supported here.")
        case .isOf: throw .malformed("$filter: isof is not supported here.")
        case .function(let name, _, _): throw .malformed("$filter: \(name) is not supported here.")
        case .property(let path): throw unaskable(path)
        }
    }

    private func compare(
        _ path: FilterPath, _ sign: FilterOperator, _ literal: FilterLiteral, _ search: inout LogSearch
    ) throws(RequestRefusal) {
        switch (log, path.text.lowercased()) {
        case (.directoryAudits, "activitydatetime"), (.signIns, "createddatetime"):
            return try bound(&search, sign, try moment(literal, of: path), path)
        case (.signIns, "status/errorcode") where sign == .equal || sign == .notEqual:
            guard case .bare(let number) = literal, let code = Int(number) else {
                throw .malformed("$filter: \(path.text) is compared with a number.")
            }
            search.activities = search.activities.filter { (SignInStatus(of: $0).code == code) == (sign == .equal) }
            return
        default: break
        }
        guard sign == .equal else { throw .malformed("$filter: of \(path.text.prefix(60)) it can be asked by eq what it is.") }
        let value = try text(literal, of: path)
        switch (log, path.text.lowercased()) {
        case (_, "id"): try set(&search.id, AuditEvent.ID(value) ?? AuditEvent.ID(rawValue: .zero), path)
        case (.signIns, "userid"): try set(&search.guest, Guest.ID(value) ?? Guest.ID(rawValue: .zero), path)
        case (.signIns, "appid"):
            try set(&search.target, value.lowercased(), path)
            search.activities.formIntersection([.applicationEntered, .accessDenied])
        case (.directoryAudits, "initiatedby/user/id"):
            try set(&search.initiator, .guest(Guest.ID(value) ?? Guest.ID(rawValue: .zero)), path)
        case (.directoryAudits, "initiatedby/app/appid"), (.directoryAudits, "initiatedby/app/serviceprincipalid"):
            try set(&search.initiator, .application(Application.ID(value) ?? Application.ID(rawValue: .zero)), path)
        default: try keep(&search, path) { $0 == value }
        }
    }

    /// Keeps the activities of which the property that `path` names passes.
    private func keep(
        _ search: inout LogSearch, _ path: FilterPath, _ passes: (String) -> Bool
    ) throws(RequestRefusal) {
        guard log == .directoryAudits else { throw unaskable(path) }
        let property: (AuditEvent.Activity) -> String
        switch path.text.lowercased() {
        case "activitydisplayname": property = { ActivityName(of: $0).text }
        case "category": property = { ActivityName(of: $0).category.rawValue }
        case "loggedbyservice": property = { ActivityName(of: $0).service }
        case "result": property = { $0.isFailure ? "failure" : "success" }
        default: throw unaskable(path)
        }
        search.activities = search.activities.filter { passes(property($0)) }
    }

    /// Ids are times to the millisecond, and so are what they are compared with.
    private func bound(
        _ search: inout LogSearch, _ sign: FilterOperator, _ moment: Date, _ path: FilterPath
    ) throws(RequestRefusal) {
        let (least, next) = (AuditEvent.ID.least(at: moment), AuditEvent.ID.least(at: moment, plus: 1))
        // Between two milliseconds lies nothing, so of such a moment `at least` is `above`.
        let isWhole = abs((moment.timeIntervalSince1970 * 1000).rounded() - moment.timeIntervalSince1970 * 1000) < 0.001
        switch sign {
        case .equal:
            search.begin(at: least)
            search.end(before: isWhole ? next : least)
        case .atLeast: search.begin(at: isWhole ? least : next)
        case .above: search.begin(at: next)
        case .below: search.end(before: isWhole ? least : next)
        case .atMost: search.end(before: next)
        case .notEqual: throw .malformed("$filter: of \(path.text) it can be asked by eq, ge, gt, le and lt.")
        }
    }

    /// One value of each: two would be a question that nothing answers, and is most likely a slip.
    private func set<Value>(_ place: inout Value?, _ value: Value, _ path: FilterPath) throws(RequestRefusal) {
        guard place == nil else { throw .malformed("$filter: \(path.text.prefix(60)) is asked for twice.") }
        place = value
    }

    private func moment(_ literal: FilterLiteral, of path: FilterPath) throws(RequestRefusal) -> Date {
        guard case .bare(let text) = literal, let moment = UserFilter.moment(text) else {
            throw .malformed(
                "$filter: \(path.text.prefix(60)) is compared with a time without quotes, such as 2026-12-31T12:00:00Z.")
        }
        return moment
    }

    private func texts(_ literals: [FilterLiteral], of path: FilterPath) throws(RequestRefusal) -> [String] {
        var texts: [String] = []
        for literal in literals { texts.append(try text(literal, of: path)) }
        return texts
    }

    private func text(_ literal: FilterLiteral, of path: FilterPath) throws(RequestRefusal) -> String {
        guard case .string(let text) = literal else {
            throw .malformed("$filter: \(path.text.prefix(60)) is compared with a text in single quotes.")
        }
        return text
    }

    private func unaskable(_ path: FilterPath) -> RequestRefusal {
        let known =
            switch log {
            case .directoryAudits:
                "activityDateTime, activityDisplayName, category, id, initiatedBy/app/appId, initiatedBy/user/id, loggedByService, "
                    + "result, targetResources/any(t: t/id eq '…')"
            case .signIns: "appId, createdDateTime, id, status/errorCode, userId"
            }
        return .malformed("$filter: '\(path.text.prefix(60))' cannot be asked for here. There are: \(known).")
    }
}

extension UUID {
    /// Nobody's: what is no id of ours is had by nothing.
    fileprivate static var zero: UUID { UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)) }
}
