//! Strangers stay outside, and every answer of the program says how to treat it.

use axum::body::Body;
use axum::http::Request;

use crate::person::{HOST, Person};

#[tokio::test]
async fn only_this_machines_own_names_are_answered() {
    let dana = Person::new().await;
    for host in ["example.org", "127.0.0.1:80", "127.0.0.1", "localhost.example.org:7878", "127.0.0.1:7878.example.org", ""] {
        let page = dana.send(Request::get("/").header("host", host).body(Body::empty()).unwrap()).await;
        assert_eq!(page.status.as_u16(), 421, "{host}");
    }
    for host in [HOST, "localhost:7878", "[::1]:7878"] {
        let page = dana.send(Request::get("/").header("host", host).body(Body::empty()).unwrap()).await;
        assert_eq!(page.status.as_u16(), 200, "{host}");
    }
}

#[tokio::test]
async fn writes_from_other_sites_are_refused() {
    let dana = Person::new().await;
    let post = |name: &'static str, value: &'static str| {
        let request = Request::post("/jurisdictions")
            .header("host", HOST)
            .header("content-type", "application/x-www-form-urlencoded")
            .header(name, value);
        dana.send(request.body(Body::from("name=Wren")).unwrap())
    };
    for (name, value) in
        [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "http://example.org"), ("origin", "null")]
    {
        post(name, value).await.expect(403).says("This came from another website");
    }
    assert_eq!(dana.store.count_jurisdictions().await.unwrap(), (0, 0));
    post("sec-fetch-site", "same-origin").await.expect(303);
}

#[tokio::test]
async fn every_answer_carries_the_protecting_headers() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    for path in ["/", "/nothing", round.as_str(), &format!("{round}/report.json")] {
        let page = dana.get(path).await;
        let header = |name: &str| page.headers.get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
        assert!(header("content-security-policy").contains("default-src 'none'"), "{path}");
        assert!(!header("content-security-policy").contains("unsafe"), "{path}");
        assert_eq!(
            (header("x-content-type-options").as_str(), header("x-frame-options").as_str(), header("cache-control").as_str()),
            ("nosniff", "DENY", "no-store"),
            "{path}"
        );
    }
    let style = dana.get("/").await.after("rel=\"stylesheet\"", "href");
    let page = dana.get(&style).await;
    assert!(page.headers["cache-control"].to_str().unwrap().contains("immutable"));
}

#[tokio::test]
async fn no_page_holds_inline_script_or_style() {
    let dana = Person::new().await;
    let round = dana.post("/example", &[]).await.location;
    for path in ["", "/verdict", "/worksheet", "/report", "/what-if", "/settings", "/history", "/conditions/racial-equity"] {
        let page = dana.get(&format!("{round}{path}")).await;
        for inline in [" style=\"", "<style", " onclick", " onload", "javascript:"] {
            assert!(!page.text.contains(inline), "{inline} in {path}");
        }
    }
}
