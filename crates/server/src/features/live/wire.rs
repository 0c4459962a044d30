//! The wire of one socket: its handshake, and how messages become frames (RFC 6455). Long messages leave in several
//! frames: a socket keeps the room of the longest frame that it ever wrote for as long as it lives, and thousands live.
use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::Request;
use axum::http::request::Parts;
use axum::response::Response;
use bytes::Bytes;
use collab::FRAME_BYTES_MAX;
use futures_util::stream::{SplitSink, SplitStream};
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::server::create_response;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

use crate::web::Error;

/// Buffers of one socket, bytes each way.
const BUFFER_BYTES: usize = 8 << 10;
/// Bytes that one frame carries.
const CARRIED_BYTES: usize = 16 << 10;

/// A socket.
pub(super) type Socket = WebSocketStream<TokioIo<Upgraded>>;
/// What is sent through it.
pub(super) type Sink = SplitSink<Socket, Message>;
/// What comes through it.
pub(super) type Stream = SplitStream<Socket>;

/// A request that wants to become a socket. Others are refused with 400.
pub(super) struct Upgrade {
    answer: Response,
    upgraded: OnUpgrade,
}

impl<S: Sync> FromRequestParts<S> for Upgrade {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let mut request = Request::new(());
        request.method_mut().clone_from(&parts.method);
        *request.version_mut() = parts.version;
        request.headers_mut().clone_from(&parts.headers);
        let answer = create_response(&request).map_err(|_| Error::Unreadable)?;
        let upgraded = parts.extensions.remove::<OnUpgrade>();
        Ok(Self {
            answer: answer.map(|()| Body::empty()),
            upgraded: upgraded.ok_or(Error::Unreadable)?,
        })
    }
}

impl Upgrade {
    /// Answers that it becomes a socket, and serves it once it is one.
    pub fn serve<F>(self, serve: impl FnOnce(Socket) -> F + Send + 'static) -> Response
    where
        F: Future<Output = ()> + Send,
    {
        let limits = WebSocketConfig::default()
            .read_buffer_size(BUFFER_BYTES)
            .write_buffer_size(BUFFER_BYTES)
            .max_frame_size(Some(FRAME_BYTES_MAX))
            .max_message_size(Some(FRAME_BYTES_MAX));
        tokio::spawn(async move {
            // A client that is gone before it has its answer misses nothing.
            let Ok(upgraded) = self.upgraded.await else {
                return;
            };
            let stream = TokioIo::new(upgraded);
            let socket = WebSocketStream::from_raw_socket(stream, Role::Server, Some(limits));
            serve(socket.await).await;
        });
        self.answer
    }
}

/// A message in the frames that carry it.
pub(super) fn frames(mut message: Bytes) -> impl Iterator<Item = Message> {
    let mut next = Some(Data::Binary);
    std::iter::from_fn(move || {
        let data = next.take()?;
        let carried = message.split_to(message.len().min(CARRIED_BYTES));
        let is_last = message.is_empty();
        next = (!is_last).then_some(Data::Continue);
        Some(Message::Frame(Frame::message(
            carried,
            OpCode::Data(data),
            is_last,
        )))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first bytes of the frames (final bit and kind), and what they carry together.
    fn sent(bytes: &Bytes) -> (Vec<(bool, OpCode)>, Vec<u8>) {
        let mut kinds = Vec::new();
        let mut carried = Vec::new();
        for message in frames(bytes.clone()) {
            let Message::Frame(frame) = message else {
                panic!("no frame: {message:?}");
            };
            assert!(frame.payload().len() <= CARRIED_BYTES);
            kinds.push((frame.header().is_final, frame.header().opcode));
            carried.extend_from_slice(frame.payload());
        }
        (kinds, carried)
    }

    #[test]
    fn long_messages_leave_in_several_frames_and_short_ones_in_one() {
        let (first, more) = (OpCode::Data(Data::Binary), OpCode::Data(Data::Continue));
        for (len, kinds) in [
            (0, vec![(true, first)]),
            (1, vec![(true, first)]),
            (CARRIED_BYTES, vec![(true, first)]),
            (CARRIED_BYTES + 1, vec![(false, first), (true, more)]),
            (
                3 * CARRIED_BYTES,
                vec![(false, first), (false, more), (true, more)],
            ),
        ] {
            let bytes: Bytes = (0..len).map(|at| (at % 251) as u8).collect();
            assert_eq!(sent(&bytes), (kinds, bytes.to_vec()), "{len} bytes");
        }
    }
}
