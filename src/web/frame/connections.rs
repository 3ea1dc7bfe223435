//! The connections to browsers: each request is given so long to arrive, each answer so long to be taken.

use std::io::{Error, ErrorKind, IoSlice, Result};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::Sleep;

/// How long the head of a request may take to arrive. An idle connection is let go after as long; a
/// browser opens another. How long the rest may take is bounded by the guard.
const HEAD: Duration = Duration::from_secs(15);
/// How long a client may go without taking any more of an answer.
const TAKING: Duration = Duration::from_secs(30);
/// How long to wait before the next connection is taken when the system has no room for one.
const BREATH: Duration = Duration::from_millis(100);

/// Serves the router until `until` comes, and then until every request under way is answered.
pub async fn serve(listener: TcpListener, router: Router, until: impl Future<Output = ()>) {
    let (stop, stopping) = watch::channel(false);
    let mut until = pin!(until);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut until => break,
        };
        match accepted {
            Ok((stream, _)) => drop(tokio::spawn(answer(stream, router.clone(), stopping.clone()))),
            Err(error) if is_of_one_connection(&error) => {}
            Err(error) => {
                tracing::warn!(%error, "no connection could be taken");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
    drop((listener, stopping));
    // Each connection listens for it until it is done.
    let _ = stop.send(true);
    stop.closed().await;
}

fn is_of_one_connection(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::ConnectionRefused | ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset)
}

/// Answers the requests of one connection.
async fn answer(stream: TcpStream, router: Router, stopping: watch::Receiver<bool>) {
    let mut ear = stopping.clone();
    let stream = TokioIo::new(Patient { stream, stuck: None });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEAD);
    let mut connection = pin!(builder.serve_connection(stream, TowerToHyperService::new(router)));
    let stops = async move { drop(ear.wait_for(|stops| *stops).await) };
    let answered = tokio::select! {
        answered = connection.as_mut() => answered,
        () = stops => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = answered {
        tracing::debug!(%error, "a connection broke off");
    }
    // Only now is it done.
    drop(stopping);
}

/// A stream that gives up on a client that takes nothing any more.
struct Patient {
    stream: TcpStream,
    /// Since when nothing more was taken, as the moment to give up.
    stuck: Option<Pin<Box<Sleep>>>,
}

impl Patient {
    /// What came of a write; a client that takes none of it for too long is an error.
    fn unless_stuck(&mut self, cx: &mut Context<'_>, written: Poll<Result<usize>>) -> Poll<Result<usize>> {
        if written.is_ready() {
            self.stuck = None;
            return written;
        }
        ready!(self.stuck.get_or_insert_with(|| Box::pin(tokio::time::sleep(TAKING))).as_mut().poll(cx));
        Poll::Ready(Err(ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Patient {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, room: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, room)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.unless_stuck(cx, written)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, parts: &[IoSlice<'_>]) -> Poll<Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, parts);
        self.unless_stuck(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
