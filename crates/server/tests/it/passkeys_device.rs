//! A device that makes and shows passkeys as the standard says (WebAuthn level 3, one key on P-256), and lies when told to.
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as LETTERS;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// Where the tests' installation is.
pub const ORIGIN: &str = "http://tuki.test";
/// What it is called there.
const RP: &str = "tuki.test";

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const HAS_KEY: u8 = 0x40;

/// A device with one passkey.
#[derive(Clone)]
pub struct Device {
    key: SigningKey,
    id: [u8; 16],
    /// Whose passkey it says to be, as the program called them.
    pub handle: Value,
    /// How often it was used; devices that share a passkey say 0 always.
    pub counter: u32,
    /// The page that the browser says it is on.
    pub origin: &'static str,
    /// The host that the passkey is for.
    pub rp: &'static str,
    /// Whether it asked for a finger, a face or a PIN.
    pub verifies: bool,
}

impl Device {
    pub fn new() -> Self {
        let secret = server::clock::random_bytes::<32>();
        Self {
            key: SigningKey::from_slice(&secret).unwrap(),
            id: server::clock::random_bytes(),
            handle: Value::Null,
            counter: 0,
            origin: ORIGIN,
            rp: RP,
            verifies: true,
        }
    }

    fn client_data(&self, kind: &str, asked: &Value) -> Vec<u8> {
        let challenge = &asked["publicKey"]["challenge"];
        json!({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false})
            .to_string()
            .into_bytes()
    }

    fn data(&self, more: u8) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let mut data = Sha256::digest(self.rp.as_bytes()).to_vec();
        data.push(PRESENT | verified | more);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn told(&self, response: &Value) -> String {
        let id = LETTERS.encode(self.id);
        json!({"id": id, "rawId": id, "type": "public-key", "response": response}).to_string()
    }

    /// Makes its passkey.
    pub fn make(&mut self, asked: &Value) -> String {
        self.handle = asked["publicKey"]["user"]["id"].clone();
        let mut data = self.data(HAS_KEY);
        data.extend([0; 16]);
        data.extend(16_u16.to_be_bytes());
        data.extend(self.id);
        let point = self.key.verifying_key().to_sec1_point(false);
        // CBOR of a key: EC2 (1: 2), ES256 (3: -7), P-256 (-1: 1), x (-2) and y (-3) of 32 bytes.
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(point.x().unwrap());
        data.extend([0x22, 0x58, 0x20]);
        data.extend(point.y().unwrap());
        // CBOR of {fmt: "none", attStmt: {}, authData: bytes}.
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(data);
        let client = self.client_data("webauthn.create", asked);
        self.told(&json!({
            "attestationObject": LETTERS.encode(object),
            "clientDataJSON": LETTERS.encode(client),
        }))
    }

    /// Shows its passkey.
    pub fn show(&self, asked: &Value) -> String {
        let client = self.client_data("webauthn.get", asked);
        let data = self.data(0);
        let mut signed = data.clone();
        signed.extend(Sha256::digest(&client));
        let signature: Signature = self.key.sign(&signed);
        self.told(&json!({
            "authenticatorData": LETTERS.encode(data),
            "clientDataJSON": LETTERS.encode(client),
            "signature": LETTERS.encode(signature.to_der()),
            "userHandle": self.handle,
        }))
    }
}
