import Vestibule

extension Door {
    /// The `issuer` of a guest's identity, as Graph writes it.
    var graphIssuer: String {
        switch self {
        case .azureAD: "ExternalAzureAD"
        case .microsoftAccount: "MicrosoftAccount"
        case .google: "google.com"
        case .passcode: "mail"
        case .externalFederation: description
        }
    }
}
