/// Numbers in an order that a failure can be found again by.
struct Dice {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(1, bound)))
    }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
    mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

    mutating func some<Element>(of elements: [Element], _ count: Int) -> [Element] {
        var left = elements
        return (0..<min(count, elements.count)).map { _ in left.remove(at: below(left.count)) }
    }
}
