//! One connection to the API, kept open from request to request.

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Method, Request, StatusCode, header};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

/// The connection broke before the whole answer was read.
#[derive(Debug)]
pub struct Lost;

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub body: Value,
}

pub struct Connection(SendRequest<Full<Bytes>>);

impl Connection {
    /// Connects to `host:port`.
    pub async fn open(address: &str) -> Result<Connection, Lost> {
        let stream = TcpStream::connect(address).await.map_err(|_| Lost)?;
        stream.set_nodelay(true).map_err(|_| Lost)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await.map_err(|_| Lost)?;
        // Ends with the sender, or when the other side is gone; either way the sender says so.
        tokio::spawn(connection);
        Ok(Connection(sender))
    }

    pub async fn get(&mut self, path: &str, token: &str) -> Result<Answer, Lost> {
        self.send(
            request(Method::GET, path, token)
                .body(Full::default())
                .unwrap(),
        )
        .await
    }

    pub async fn post(
        &mut self,
        path: &str,
        token: &str,
        key: &str,
        body: &Value,
    ) -> Result<Answer, Lost> {
        let request = request(Method::POST, path, token)
            .header("Idempotency-Key", key)
            .header(header::CONTENT_TYPE, "application/json");
        let body = Full::from(body.to_string());
        self.send(request.body(body).unwrap()).await
    }

    async fn send(&mut self, request: Request<Full<Bytes>>) -> Result<Answer, Lost> {
        self.0.ready().await.map_err(|_| Lost)?;
        let answer = self.0.send_request(request).await.map_err(|_| Lost)?;
        let status = answer.status();
        let body = answer
            .into_body()
            .collect()
            .await
            .map_err(|_| Lost)?
            .to_bytes();
        Ok(Answer {
            status,
            body: serde_json::from_slice(&body).unwrap_or(Value::Null),
        })
    }
}

fn request(method: Method, path: &str, token: &str) -> hyper::http::request::Builder {
    Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "localhost")
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
}
