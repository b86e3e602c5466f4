internal import CLibCurl
internal import Glibc

/// What libcurl's callbacks read and write while one transfer runs.
///
/// Owned by the loop's thread, which keeps it alive for as long as the easy handle may call back, and is the only
/// thread that touches it.
final class TransferContext {
    /// A server that talks without end must not fill our memory.
    private static let linesKept = 64
    private static let lineBytesKept = 1024

    let egress: EgressRule
    let upload: [UInt8]
    private let bodyBound: Transfer.BodyBound
    let sockets: OpenSockets
    /// As the opener of its sockets.
    let opener: UInt64
    private(set) var uploadOffset = 0
    private(set) var uploadBegan = false
    private(set) var serverLines: [[UInt8]] = []
    private(set) var body: [UInt8] = []
    private(set) var bodyWasRefused = false
    private(set) var permittedSockets = 0
    /// Called when the server's next answer is worth more, or less, waiting.
    var hurry: (_ waitsBriefly: Bool) -> Void = { _ in }
    private(set) var refusedAddress: PeerAddress?

    init(_ transfer: Transfer, sockets: OpenSockets) {
        egress = transfer.egress
        upload = transfer.upload
        bodyBound = transfer.bodyBound
        self.sockets = sockets
        opener = sockets.newOpener()
    }

    /// libcurl knows the size, so it need not ask once more to learn that this was all.
    var uploadEnded: Bool { uploadBegan && uploadOffset == upload.count }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        uploadBegan = true
        let count = min(buffer.count, upload.count - uploadOffset)
        guard count > 0 else { return 0 }
        buffer.copyBytes(from: upload[uploadOffset..<uploadOffset + count])
        uploadOffset += count
        return count
    }

    func rewind(to offset: Int) -> Bool {
        guard (0...upload.count).contains(offset) else { return false }
        uploadOffset = offset
        return true
    }

    func hear(_ line: UnsafeRawBufferPointer) {
        if serverLines.count == Self.linesKept { serverLines.removeFirst() }
        serverLines.append(Array(line.prefix(Self.lineBytesKept).prefix { $0 != 0x0D && $0 != 0x0A }))
        // After a refusal, and after the end, libcurl says QUIT and blocks the thread until it is answered.
        hurry(uploadEnded || line.first.map { $0 >= UInt8(ascii: "4") } ?? false)
    }

    /// False when the transfer is to end here.
    func keep(_ bytes: UnsafeRawBufferPointer) -> Bool {
        switch bodyBound {
        case .cut(let most):
            body += bytes.prefix(most - body.count)
        case .refused(let most):
            guard bytes.count <= most - body.count else {
                bodyWasRefused = true
                return false
            }
            body += bytes
        }
        return true
    }

    func openSocket(family: Int32, type: Int32, protocol number: Int32, address: UnsafeRawBufferPointer) -> Int32 {
        guard let peer = PeerAddress(family: family, socketAddress: address) else { return -1 }
        guard egress.permits(peer) else {
            refusedAddress = peer
            return -1
        }
        let descriptor = socket(family, type | Int32(SOCK_CLOEXEC.rawValue), number)
        guard descriptor >= 0 else { return -1 }
        permittedSockets += 1
        sockets.insert(descriptor, openedBy: opener)
        return descriptor
    }
}
