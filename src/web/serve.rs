//! The program as a service: its routes within the guard, until somebody ends it.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};

use super::frame::{App, Ended, Surroundings, connections, guard};
use super::routes::{routes, uploads};
use super::{bin, drafts, people};
use crate::store::Store;

/// The whole program as a service: the routes within the guard.
pub fn router(app: App) -> Router {
    let routes = routes()
        .layer(DefaultBodyLimit::disable())
        .route_layer(from_fn_with_state(app.clone(), bin::around))
        .route_layer(from_fn_with_state(app.clone(), drafts::around))
        .route_layer(from_fn_with_state(app.clone(), people::recognize));
    guard::around(routes, uploads(), app)
}

/// Serves other routes within the same guard, for good: the floor that the benchmark holds the program's pages against.
pub async fn serve_guarded(listener: TcpListener, routes: Router<App>, app: App) {
    connections::serve(listener, guard::around(routes, Router::new(), app), std::future::pending()).await;
}

/// How long the requests under way have when the end has come. A half-sent one could wait forever.
const GRACE: Duration = Duration::from_secs(5);

/// Serves until somebody ends it or `stopped` comes, and answers the requests under way before it returns.
pub async fn serve(
    listener: TcpListener,
    store: Store,
    surroundings: Surroundings,
    stopped: impl Future<Output = ()> + Send + 'static,
) -> Ended {
    let (ending, mut ended) = mpsc::unbounded_channel();
    let router = router(App::new(store, surroundings, ending));
    let (tell, told) = watch::channel(None);
    let until = async move {
        let how = tokio::select! {
            how = ended.recv() => how.unwrap_or(Ended::Quit),
            () = stopped => Ended::Quit,
        };
        let _ = tell.send(Some(how));
    };
    let mut seen = told.clone();
    let grace = async move {
        let _ = seen.wait_for(Option::is_some).await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        () = connections::serve(listener, router, until) => {}
        () = grace => {}
    }
    told.borrow().clone().unwrap_or(Ended::Quit)
}
