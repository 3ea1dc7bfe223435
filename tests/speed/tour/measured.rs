//! The Mobility Metrics: releases imported and removed, places, peers and officials, and what they say.

use axum::body::Body;
use axum::http::Request;

use super::{addresses, open};
use crate::person::{HOST, Person};

pub async fn look(dana: &Person, of: &str) {
    let first = import(dana, "m_learning_county.csv").await;
    import(dana, "m_income_county.csv").await;
    // The same file again.
    let again = upload(dana, "m_income_county.csv").await;
    dana.get(&again).await.expect(200);
    let releases = addresses(&dana.get("/metrics").await, "/metrics/releases/");
    open(dana, "", &releases.iter().map(String::as_str).collect::<Vec<_>>()).await;
    dana.get(&format!("{first}/remove")).await.expect(200);
    dana.post(&format!("{first}/remove"), &[]).await.expect(303);
    import(dana, "m_learning_county.csv").await;

    let metrics = format!("{of}/metrics");
    let boone = [("code-county-29019", "yes"), ("reason", "We live there")];
    dana.post(&format!("{metrics}/places"), &boone).await.expect(303);
    dana.post(&format!("{metrics}/peers"), &[("place", "county-29019"), ("code-county-02185", "yes"), ("reason", "As large")])
        .await
        .expect(303);
    let council = [("name", "Council"), ("counted", "2026-01-05"), ("black", "2"), ("white", "5")];
    dana.post(&format!("{metrics}/representation"), &council).await.expect(303);
    let page = dana.get(&format!("{metrics}/learning")).await;
    let (once, reading) = (page.after("name=\"once\"", "value"), page.after("<option", "value"));
    let fields = [("once", once.as_str()), ("place", "county-29019"), ("reading", reading.as_str()), ("statement", "Learning slows")];
    dana.post(&format!("{metrics}/learning"), &fields).await.expect(303);
    let body = addresses(&dana.get(&format!("{metrics}/representation")).await, &format!("{metrics}/officials/")).remove(0);
    dana.get(&body).await.expect(200);
    open(
        dana,
        &metrics,
        &["", "/places", "/peers", "/representation", "/review", "/income", "/learning/readings.csv", "/profile", "/appendix.csv"],
    )
    .await;
    dana.get(&format!("{of}/findings")).await.expect(200);
}

async fn upload(dana: &Person, name: &str) -> String {
    let file = std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/metrics").join(name)).unwrap();
    let head = format!("--cut\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n");
    let body = [head.as_bytes(), &file, b"\r\n--cut--\r\n"].concat();
    let request = Request::post("/metrics").header("host", HOST).header("content-type", "multipart/form-data; boundary=cut");
    let sent = dana.send(request.body(Body::from(body)).unwrap()).await;
    sent.expect(303);
    sent.location
}

/// Imports a file, and gives the address of the newest release.
async fn import(dana: &Person, name: &str) -> String {
    let known = addresses(&dana.get("/metrics").await, "/metrics/releases/");
    let waits = upload(dana, name).await;
    dana.get(&waits).await.expect(200);
    dana.post(&waits, &[("import-0", "yes")]).await.expect(303);
    let all = addresses(&dana.get("/metrics").await, "/metrics/releases/");
    all.into_iter().find(|one| !known.contains(one)).expect("it was imported")
}
