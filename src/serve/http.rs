//! Requests and answers.

use super::answer::{Answer, EVENTS, SCRIPT, answer, content_type, with_script};
use super::desk::Desk;
use super::gate;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Response, StatusCode, Uri, header};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::serve::ListenerExt;
use futures_util::stream;
use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;

/// The browser's part. It must run where the pages' own policy, `default-src
/// 'self'`, allows no other script.
const PREVIEW: &str = include_str!("preview.js");

/// Why answering has ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The user wished it.
    Asked,
    /// Nobody plans any more.
    Alone,
}

/// Answers requests until the user ends the program, or `gone` says that nobody
/// plans any more.
///
/// # Errors
///
/// The system refuses to listen.
pub(super) fn run(
    desk: Arc<Desk>,
    listener: std::net::TcpListener,
    gone: oneshot::Receiver<()>,
) -> io::Result<End> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let done = runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let listener = tokio::net::TcpListener::from_std(listener)?.tap_io(|stream| {
            // A signal is short and shall not wait for more.
            let _ = stream.set_nodelay(true);
        });
        let app = Router::new().fallback(serve).with_state((desk, port));
        tokio::select! {
            ended = axum::serve(listener, app).into_future() => ended.map(|()| End::Asked),
            asked = tokio::signal::ctrl_c() => asked.map(|()| End::Asked),
            _ = gone => Ok(End::Alone),
        }
    });
    // Pages that are being rendered, and those that listen, are not waited for.
    runtime.shutdown_background();
    done
}

async fn serve(State((desk, port)): State<(Arc<Desk>, u16)>, request: Request) -> Response<Body> {
    let asked = gate::asked(request.method(), request.uri(), request.headers(), port);
    let mut response = match asked {
        Err(status) => refused(status),
        Ok(path) if path == SCRIPT => with_type(
            StatusCode::OK,
            content_type(SCRIPT),
            PREVIEW.as_bytes().to_vec(),
        ),
        Ok(path) if path == EVENTS => events(desk, request.uri()),
        Ok(path) => {
            let query = request.uri().query().map(str::to_owned);
            let made = tokio::task::spawn_blocking(move || page(&desk, &path, query.as_deref()));
            made.await
                .unwrap_or_else(|_| refused(StatusCode::INTERNAL_SERVER_ERROR))
        }
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(
        "cross-origin-resource-policy",
        HeaderValue::from_static("same-origin"),
    );
    response
}

fn refused(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    if status == StatusCode::METHOD_NOT_ALLOWED {
        let allowed = HeaderValue::from_static("GET, HEAD");
        response.headers_mut().insert(header::ALLOW, allowed);
    }
    response
}

fn with_type(status: StatusCode, kind: &'static str, bytes: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    let kind = HeaderValue::from_static(kind);
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

fn page(desk: &Desk, path: &str, query: Option<&str>) -> Response<Body> {
    match answer(&desk.shown(), &desk.shop, path, desk.lang) {
        Answer::Page {
            status, html, key, ..
        } => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
            with_type(status, content_type("x.html"), with_script(html, &key))
        }
        Answer::File { path, bytes } => with_type(StatusCode::OK, content_type(&path), bytes),
        Answer::Moved(to) => {
            let to = match query {
                Some(query) => format!("{to}?{query}"),
                None => to,
            };
            let Ok(to) = HeaderValue::from_str(&to) else {
                return refused(StatusCode::NOT_FOUND);
            };
            let mut response = refused(StatusCode::FOUND);
            response.headers_mut().insert(header::LOCATION, to);
            response
        }
        Answer::Nothing => refused(StatusCode::NOT_FOUND),
    }
}

/// Tells a page of each state, from the present one on: it compares, so that
/// nothing is lost while it does not listen.
fn events(desk: Arc<Desk>, uri: &Uri) -> Response<Body> {
    let (Some(page), Some(key)) = (gate::value(uri, "page"), gate::value(uri, "key")) else {
        return refused(StatusCode::NOT_FOUND);
    };
    let Some(page) = gate::path(&page) else {
        return refused(StatusCode::NOT_FOUND);
    };
    let mut states = desk.listen();
    states.mark_changed();
    let about = Arc::new((page, key));
    let begin = (desk, states, about, None::<u64>);
    let told = stream::unfold(begin, |(desk, mut states, about, since)| async move {
        states.changed().await.ok()?;
        let (asked, of) = (desk.clone(), about.clone());
        let news = tokio::task::spawn_blocking(move || {
            let news = asked.news(&asked.shown(), &of.0, &of.1, since);
            (news.revision, serde_json::to_string(&news))
        });
        let (revision, text) = news.await.ok()?;
        let event = Event::default().event("news").data(text.ok()?);
        Some((
            Ok::<_, Infallible>(event),
            (desk, states, about, Some(revision)),
        ))
    });
    let rest = KeepAlive::new().interval(Duration::from_secs(20));
    Sse::new(told).keep_alive(rest).into_response()
}
