// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let httpTypesNIO = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let jwtKit = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let inMemoryTracing = Target.Dependency.product(name: "InMemoryTracing", package: "swift-distributed-tracing")
let tracing = Target.Dependency.product(name: "Tracing", package: "swift-distributed-tracing")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

let package = Package(
    name: "vestibule",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "vestibule", targets: ["VestibuleServer"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", exact: "1.7.3"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
    ],
    targets: [
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CLibCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .systemLibrary(name: "CLibMaxMindDB", pkgConfig: "libmaxminddb", providers: [.apt(["libmaxminddb-dev"])]),
        .systemLibrary(name: "CLibResolv"),
        .systemLibrary(name: "CLibFIDO2", pkgConfig: "libfido2", providers: [.apt(["libfido2-dev"])]),
        .systemLibrary(name: "CLibQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .target(name: "Postgres", dependencies: ["CLibPQ", crypto, logging], swiftSettings: strict),
        .target(name: "Curl", dependencies: ["CLibCurl"], swiftSettings: strict),
        .target(name: "CommonMark", dependencies: ["CLibCMark"], swiftSettings: strict),
        .target(name: "MaxMind", dependencies: ["CLibMaxMindDB"], swiftSettings: strict),
        .target(name: "QRCode", dependencies: ["CLibQREncode"], swiftSettings: strict),
        .target(name: "WebAuthn", dependencies: ["CLibFIDO2", crypto], swiftSettings: strict),
        .target(name: "OpenIDConnect", dependencies: [crypto], swiftSettings: strict),
        .target(name: "Vestibule", dependencies: ["OpenIDConnect", crypto], swiftSettings: strict),
        .target(name: "VestibuleStore", dependencies: ["Vestibule", "Postgres", logging, tracing], swiftSettings: strict),
        .target(
            name: "VestibuleFederation", dependencies: ["OpenIDConnect", "Vestibule", jwtKit], swiftSettings: strict),
        .target(name: "VestibuleMail", dependencies: ["Vestibule", mustache], swiftSettings: strict),
        .target(
            name: "VestibuleHTTP",
            dependencies: [
                "Vestibule", "OpenIDConnect", crypto, cryptoExtras, hummingbird, jwtKit, logging, mustache, nioCore, tracing,
            ],
            exclude: ["OpenAPI/Parts", "OpenAPI/openapi.json"], swiftSettings: strict),
        .target(
            name: "VestibuleSandbox",
            dependencies: [
                "Postgres", crypto, cryptoExtras, hummingbird, hummingbirdCore, logging, nioCore, nioPosix, serviceLifecycle,
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "VestibuleServer",
            dependencies: [
                "CommonMark", "Curl", "MaxMind", "Postgres", "QRCode", "Vestibule", "VestibuleFederation", "VestibuleHTTP",
                "VestibuleMail", "VestibuleSandbox", "VestibuleStore", "WebAuthn",
                "CLibResolv", argumentParser, configuration, crypto, httpTypesNIO, hummingbird, hummingbirdCore, hummingbirdTLS,
                logging, nioCore, nioPosix, nioSSL, serviceLifecycle, systemPackage, tracing, unixSignals,
            ],
            exclude: ["Migrations/README.md"],
            resources: [.embedInCode("Migrations")],
            swiftSettings: strict),

        .target(
            name: "TestSupport",
            dependencies: ["Postgres", "VestibuleSandbox", logging, nioCore, nioHTTP1, nioPosix, nioSSL, serviceLifecycle],
            path: "Tests/Support",
            exclude: [
                "authlib-application.py", "authlib-device.py", "msal-application.py", "msal-device.py", "tls-door.py",
                "django-provider.py",
                "dns-peer.py", "smtp-peer.py",
                "read-letter.py",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "Bench",
            dependencies: [
                "OpenIDConnect", "Postgres", "Vestibule", "VestibuleHTTP", "VestibuleSandbox", "VestibuleStore", argumentParser,
                crypto, cryptoExtras, hummingbird, hummingbirdCore, logging,
            ],
            path: "Tests/Performance", exclude: ["Floors", "Loads"], swiftSettings: strict),
        .testTarget(
            name: "HouseTests", dependencies: ["Postgres", "VestibuleHTTP", "VestibuleServer", logging], swiftSettings: strict),
        .testTarget(
            name: "PostgresTests", dependencies: ["Postgres", "TestSupport", "VestibuleSandbox"], swiftSettings: strict),
        .testTarget(name: "CurlTests", dependencies: ["Curl", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "QRCodeTests", dependencies: ["QRCode"], swiftSettings: strict),
        .testTarget(name: "WebAuthnTests", dependencies: ["WebAuthn", crypto], swiftSettings: strict),
        .testTarget(name: "CommonMarkTests", dependencies: ["CommonMark"], swiftSettings: strict),
        .testTarget(name: "MaxMindTests", dependencies: ["MaxMind"], swiftSettings: strict),
        .testTarget(name: "OpenIDConnectTests", dependencies: ["OpenIDConnect", crypto], swiftSettings: strict),
        .testTarget(name: "VestibuleTests", dependencies: ["Vestibule"], swiftSettings: strict),
        .testTarget(
            name: "VestibuleStoreTests", dependencies: ["Postgres", "TestSupport", "Vestibule", "VestibuleStore"],
            swiftSettings: strict),
        .testTarget(
            name: "VestibuleFederationTests",
            dependencies: [
                "Curl", "OpenIDConnect", "TestSupport", "Vestibule", "VestibuleFederation", crypto, cryptoExtras, jwtKit,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "VestibuleMailTests", dependencies: ["Curl", "TestSupport", "Vestibule", "VestibuleMail"],
            swiftSettings: strict),
        .testTarget(
            name: "VestibuleHTTPTests",
            dependencies: [
                "Postgres", "TestSupport", "Vestibule", "VestibuleHTTP", "VestibuleStore", hummingbird, hummingbirdTesting, jwtKit,
                logging, nioCore, nioEmbedded,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "VestibuleServerTests",
            dependencies: [
                "Curl", "Postgres", "TestSupport", "Vestibule", "VestibuleHTTP", "VestibuleServer", "VestibuleStore", logging,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "VestibuleSandboxTests",
            dependencies: [
                "TestSupport", "VestibuleSandbox", crypto, cryptoExtras, hummingbird, hummingbirdTesting, jwtKit, logging, nioCore,
                nioPosix, serviceLifecycle,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "Curl", "OpenIDConnect", "Postgres", "TestSupport", "Vestibule", "VestibuleHTTP", "VestibuleSandbox",
                "VestibuleServer",
                crypto, cryptoExtras, inMemoryTracing, logging, nioCore, nioPosix, nioSSL, serviceLifecycle, tracing,
            ],
            path: "Tests/EndToEnd", swiftSettings: strict),
        .testTarget(
            name: "FaultTests", dependencies: ["Postgres", "TestSupport", "VestibuleSandbox", nioCore], path: "Tests/Faults",
            swiftSettings: strict),
    ]
)

// The fuzz targets, which no product holds, are compiled with the tests, so that they stay true to what they try. For `deploy/fuzz` what
// is under test tells libFuzzer where it went.
let fuzz: [Target.Dependency] = [
    "Curl", "OpenIDConnect", "Postgres", "Vestibule", "VestibuleFederation", "VestibuleHTTP", "VestibuleMail", "VestibuleSandbox",
    "VestibuleStore", "WebAuthn", hummingbird, logging, nioCore, nioEmbedded,
]
if Context.environment["VESTIBULE_FUZZ"] == nil {
    package.targets.append(
        .testTarget(name: "Fuzz", dependencies: fuzz, path: "Tests/Fuzz", exclude: ["Seeds"], swiftSettings: strict))
} else {
    package.targets.append(
        .target(name: "Fuzz", dependencies: fuzz, path: "Tests/Fuzz", exclude: ["Seeds"], swiftSettings: strict))
    let instrumented = SwiftSetting.unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"])
    for target in package.targets where target.type == .regular {
        target.swiftSettings = (target.swiftSettings ?? []) + [instrumented]
    }
}
