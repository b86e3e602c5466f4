import NIOCore

/// The bytes of an answer, written piece by piece.
///
/// Pieces are gathered in a block of our own, which goes to the buffer when it is full. A `ByteBuffer` asks at each piece whether its
/// memory is shared and how much is left, which for the small pieces of JSON costs three times what writing them does.
struct AnswerBytes: ~Copyable {
    private var buffer: ByteBuffer
    private var block: UnsafeMutableBufferPointer<UInt8>
    private var end = 0

    private static let usualBlock = 4096

    /// - Parameter capacity: How many bytes will be written, about.
    init(capacity: Int) {
        buffer = ByteBufferAllocator().buffer(capacity: capacity)
        block = .allocate(capacity: min(max(capacity, 256), Self.usualBlock))
    }

    deinit { block.deallocate() }

    /// All that was written.
    consuming func finished() -> ByteBuffer {
        handOver()
        return buffer
    }

    mutating func put(_ byte: UInt8) {
        put(1) { $0[0] = byte }
    }

    mutating func put(_ text: StaticString) {
        text.withUTF8Buffer { put($0) }
    }

    mutating func put(_ text: String) {
        var text = text
        text.withUTF8 { put($0) }
    }

    mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
        put(bytes.count) { _ = $0.update(fromContentsOf: bytes) }
    }

    /// - Parameter write: Fills all of the `count` bytes that it is given.
    @inline(__always)
    mutating func put(_ count: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
        if block.count - end < count { makeRoom(count) }
        write(UnsafeMutableBufferPointer(rebasing: block[end..<end + count]))
        end += count
    }

    private mutating func makeRoom(_ count: Int) {
        handOver()
        guard block.count < count else { return }
        block.deallocate()
        block = .allocate(capacity: count)
    }

    private mutating func handOver() {
        buffer.writeBytes(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(block)[..<end]))
        end = 0
    }
}
