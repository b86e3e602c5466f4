/// The word that the page and the letter both show, so that a guest sees that the two belong together: `copper-river`. One of twenty
/// thousand, because one of a hundred and forty came twice to a mailbox now and then.
package enum ReferenceWord {
    package static func draw(in surroundings: Surroundings) -> String {
        (0..<2).map { _ in words[Int(surroundings.randomNumber(below: UInt32(words.count)))] }.joined(separator: "-")
    }

    /// Birds, trees and plain things: short, spelled as spoken, friendly in the languages that we write.
    package static let words = [
        "acorn", "alder", "amber", "anchor", "apple", "arbour", "aspen", "badger", "bamboo", "barley", "basil", "beacon",
        "birch", "bramble", "brook", "butter", "cactus", "candle", "canyon", "cedar", "cello", "cherry", "cinder", "clover",
        "cobalt", "comet", "copper", "coral", "cotton", "crane", "cricket", "crystal", "daisy", "dolphin", "eagle", "ebony",
        "elder", "ember", "falcon", "fennel", "fern", "fiddle", "finch", "flint", "forest", "fossil", "garnet", "ginger",
        "glacier", "goblet", "granite", "grotto", "harbour", "hazel", "heather", "heron", "hickory", "holly", "honey",
        "indigo", "island", "ivory", "jasmine", "juniper", "kestrel", "lagoon", "lantern", "larch", "laurel", "lemon",
        "lilac", "linden", "lotus", "magnet", "mango", "maple", "marble", "meadow", "melon", "mosaic", "nectar", "nutmeg",
        "oasis", "olive", "onyx", "opal", "orchid", "osprey", "otter", "oxbow", "papaya", "pebble", "pepper", "pigeon",
        "pine", "plover", "poplar", "prairie", "prism", "quartz", "quince", "rabbit", "raven", "reed", "ribbon", "river",
        "robin", "rowan", "saffron", "sandal", "sapphire", "sequoia", "silver", "sorrel", "sparrow", "spruce", "starling",
        "summit", "sundial", "swallow", "tangent", "teapot", "thistle", "thrush", "timber", "tulip", "tundra", "turnip",
        "valley", "vanilla", "velvet", "violet", "walnut", "willow", "window", "winter", "yarrow", "zephyr",
    ]
}
