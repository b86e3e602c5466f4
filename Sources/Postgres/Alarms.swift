/// Alarms by their moment: a binary heap, earliest first.
struct Alarms {
    struct Alarm {
        let moment: Moment
        let ring: @Sendable () -> Void
    }

    private var heap: [Alarm] = []

    var next: Moment? { heap.first?.moment }

    mutating func insert(_ alarm: Alarm) {
        heap.append(alarm)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].moment < heap[parent].moment else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    /// Removes and returns what should have rung by `now`, earliest first.
    mutating func takeDue(at now: Moment) -> [Alarm] {
        var due: [Alarm] = []
        while let first = heap.first, first.moment <= now {
            due.append(first)
            heap.swapAt(0, heap.count - 1)
            heap.removeLast()
            sink()
        }
        return due
    }

    private mutating func sink() {
        var parent = 0
        while true {
            let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
            guard let least = children.min(by: { heap[$0].moment < heap[$1].moment }),
                heap[least].moment < heap[parent].moment
            else { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
