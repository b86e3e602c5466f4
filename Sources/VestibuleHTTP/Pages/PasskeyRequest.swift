import Crypto
import FoundationEssentials
import Vestibule

/// The part of a page that talks to a passkey: a form, hidden until the script finds that the browser can, which the script fills.
///
/// WebAuthn has no way without a script. It is the only page script of ours that does more than press a button: a fixed text, let run by its hash.
struct PasskeyRequest: Sendable {
    let action: String
    let token: String
    let button: String
    let needsScript: String
    let challenge: String
    let relyingParty: String
    /// In base64url, with commas between: those to choose from, or not to make once more.
    let credentials: String
    /// Of one that is to be made; nil to use one.
    let user: User?

    struct User: Sendable {
        let id: String
        let name: String
        let displayName: String
        let organisation: String
    }

    init(
        _ letterhead: Letterhead, toUse factors: [SecondFactor], challenge: [UInt8], relyingParty: String, action: String,
        token: String
    ) {
        self.init(
            letterhead, button: letterhead.words.secondFactor.passkeyButton, factors, challenge, relyingParty, action, token,
            user: nil)
    }

    init(
        _ letterhead: Letterhead, toMakeFor guest: Guest, of organisation: String, beside factors: [SecondFactor],
        challenge: [UInt8], relyingParty: String, action: String, token: String
    ) {
        self.init(
            letterhead, button: letterhead.words.secondFactor.createButton, factors, challenge, relyingParty, action, token,
            user: User(
                id: Base64URL.encode(guest.id.bytes), name: guest.address.text, displayName: guest.displayName,
                organisation: organisation))
    }

    /// To sign in: with whichever of the relying party's the browser has.
    init(
        _ letterhead: Letterhead, toSignInBy challenge: [UInt8], relyingParty: String, action: String, token: String
    ) {
        self.init(
            letterhead, button: letterhead.words.secondFactor.signInButton, [], challenge, relyingParty, action, token, user: nil)
    }

    private init(
        _ letterhead: Letterhead, button: String, _ factors: [SecondFactor], _ challenge: [UInt8], _ relyingParty: String,
        _ action: String, _ token: String, user: User?
    ) {
        self.action = action
        self.token = token
        self.button = button
        needsScript = letterhead.words.secondFactor.needsScript
        self.challenge = Base64URL.encode(challenge)
        self.relyingParty = relyingParty
        credentials = factors.compactMap(\.passkey).map { Base64URL.encode($0.credentialID) }.joined(separator: ",")
        self.user = user
    }

    // No two braces side by side: the templates' language would take them for its own.
    private static let script = """
        (() => {
          const form = document.getElementById('passkey');
          if (!window.PublicKeyCredential) return;
          form.hidden = false;
          const data = form.dataset;
          const bytes = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0));
          const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
          const known = data.credentials.split(',').filter(id => id).map(id => ( { type: 'public-key', id: bytes(id) } ));
          const create = () => navigator.credentials.create( { publicKey: {
            rp: { id: data.rp, name: data.organisation },
            user: { id: bytes(data.user), name: data.name, displayName: data.display },
            challenge: bytes(data.challenge), excludeCredentials: known, attestation: 'none',
            pubKeyCredParams: [-7, -8, -257].map(alg => ( { type: 'public-key', alg } )),
            authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' }
          } } );
          const get = () => navigator.credentials.get( { publicKey: {
            rpId: data.rp, challenge: bytes(data.challenge), allowCredentials: known, userVerification: 'required'
          } } );
          form.addEventListener('submit', async event => {
            event.preventDefault();
            const fields = form.elements;
            try {
              const made = await (data.user ? create() : get());
              fields.client.value = text(made.response.clientDataJSON);
              fields.authenticator.value = text(data.user ? made.response.getAuthenticatorData() : made.response.authenticatorData);
              if (!data.user) {
                fields.credential.value = text(made.rawId);
                fields.signature.value = text(made.response.signature);
              }
            } catch { fields.client.value = ''; }
            HTMLFormElement.prototype.submit.call(form);
          });
        })();
        """

    /// What the content policy lets run, by its hash (CSP level 3 §2.3.1).
    static let scriptSource = "'sha256-" + Data(SHA256.hash(data: Data(script.utf8))).base64EncodedString() + "'"

    static let template = """
        <noscript><p class="quiet">{{needsScript}}</p></noscript>
        <form id="passkey" method="post" action="{{action}}" hidden data-challenge="{{challenge}}" data-rp="{{relyingParty}}"
        data-credentials="{{credentials}}"
        {{#user}}data-user="{{id}}" data-name="{{name}}" data-display="{{displayName}}" data-organisation="{{organisation}}"{{/user}}>
        <input type="hidden" name="token" value="{{token}}">
        <input type="hidden" name="client" value="">
        <input type="hidden" name="credential" value="">
        <input type="hidden" name="authenticator" value="">
        <input type="hidden" name="signature" value="">
        <div class="actions"><button type="submit" class="second">{{button}}</button></div>
        </form>
        <script>\(script)</script>
        """
}
