//! What goes over the wire, compressed, on a first visit and on the next.

use axum::body::Body;
use axum::http::Request;
use milepost::domain::guide::ConditionKey;

use crate::asked::listen;
use crate::person::{HOST, Page, Person};
use crate::tour::home;

/// A page with all that it fetches.
const FIRST_VISIT: usize = 40_000;
/// The page alone: what it fetches is kept for good.
const NEXT_VISIT: usize = 8_000;

async fn zipped(person: &Person, path: &str) -> Page {
    let request = Request::get(path).header("host", HOST).header("accept-encoding", "gzip");
    let page = person.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!((page.status.as_u16(), &page.headers["content-encoding"]), (200, &"gzip".parse().unwrap()), "{path}");
    page
}

#[tokio::test]
async fn the_pages_people_use_most_are_small() {
    let _listening = listen().await;
    let dana = Person::new().await;
    let blank = dana.start("Dana Ortiz", "Wren County").await;
    let round = dana.post("/example", &[]).await.location;
    let mut pages = vec!["/".to_owned(), home(&dana, &round).await, round.clone(), format!("{round}/verdict"), blank.clone()];
    for key in ConditionKey::ALL {
        pages.extend([&round, &blank].map(|round| format!("{round}/conditions/{key}")));
    }
    for path in pages {
        let page = zipped(&dana, &path).await.bytes.len();
        let text = dana.get(&path).await.text;
        let mut assets: Vec<&str> = text.split("\"/static/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assets.sort_unstable();
        assets.dedup();
        assert!(assets.len() >= 3, "{assets:?}");
        let mut whole = page;
        for name in assets {
            let asset = zipped(&dana, &format!("/static/{name}")).await;
            assert!(asset.headers["cache-control"].to_str().unwrap().contains("immutable"), "{name} must be kept for good");
            whole += asset.bytes.len();
        }
        assert!(whole < FIRST_VISIT, "{path}: a first visit takes {whole} bytes, and may take {FIRST_VISIT}");
        assert!(page < NEXT_VISIT, "{path}: the next visit takes {page} bytes, and may take {NEXT_VISIT}");
    }
}
