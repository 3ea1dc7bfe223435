//! A headless Chromium of its own for each test, driven through chromedriver.

use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::PrintConfigurationBuilder;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::http::Http;
use crate::program::line_with;

/// How long a page may take to become what a test waits for.
const PATIENCE: Duration = Duration::from_secs(15);

/// A browser. What a test asks of it either happens or fails the test.
pub struct Browser {
    /// WebDriver itself, for what is asked only once.
    pub client: Client,
    driver: Driver,
    http: Http,
    profile: TempDir,
}

/// Whether the browser runs the script of pages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Script {
    On,
    Off,
}

/// How somebody sees pages: the window, the colors and the size of letters that they chose.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// How wide the window is, in pixels.
    pub width: u32,
    /// "light" or "dark"
    pub scheme: &'static str,
    /// Whether the system's few colors stand in for ours.
    pub is_forced: bool,
    /// Whether more contrast is asked for.
    pub has_contrast: bool,
    /// The size of plain text, in pixels.
    pub text: u32,
}

impl Look {
    /// What most people see.
    pub const PLAIN: Self = Self { width: 1280, scheme: "light", is_forced: false, has_contrast: false, text: 16 };
}

impl std::fmt::Display for Look {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} px, {}", self.width, self.scheme)?;
        if self.is_forced {
            write!(f, ", forced colors")?;
        }
        if self.has_contrast {
            write!(f, ", more contrast")?;
        }
        if self.text == 16 { Ok(()) } else { write!(f, ", text at {} px", self.text) }
    }
}

impl Browser {
    pub async fn start(script: Script) -> Self {
        Self::start_behind(script, None).await
    }

    /// Starts it behind a proxy, which then takes in whatever is meant for another computer.
    pub async fn start_behind(script: Script, proxy: Option<SocketAddr>) -> Self {
        let driver = Driver::start();
        let profile = tempfile::tempdir().expect("a folder for the profile can be made");
        let mut prefs =
            json!({ "download.default_directory": profile.path().join("Downloads"), "plugins.always_open_pdf_externally": true });
        if script == Script::Off {
            prefs["profile.managed_default_content_settings.javascript"] = json!(2);
        }
        let data = format!("--user-data-dir={}", profile.path().display());
        let outside = proxy.map(|proxy| format!("--proxy-server=http://{proxy}"));
        let mut capabilities = json!({
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "goog:chromeOptions": {
                "prefs": prefs,
                "args": [
                    "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=en-US",
                    "--window-size=1280,900", "--force-prefers-reduced-motion", data,
                ],
            },
        });
        if let Some(outside) = outside {
            capabilities["goog:chromeOptions"]["args"].as_array_mut().expect("arguments").push(outside.into());
        }
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().expect("an object").clone())
            .connect(&driver.address)
            .await
            .expect("Chromium starts; if it is missing, install chromium (tests/run does)");
        Self { client, driver, http: Http::new(), profile }
    }

    /// A folder of its own, which goes with it.
    pub fn profile(&self) -> &std::path::Path {
        self.profile.path()
    }

    /// Where the files lie that came down.
    pub fn downloads(&self) -> std::path::PathBuf {
        self.profile().join("Downloads")
    }

    pub async fn open(&self, address: &str) {
        self.client.goto(address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    /// Where the browser is, without the host.
    pub async fn path(&self) -> String {
        self.client.current_url().await.expect("an address").path().to_owned()
    }

    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page reloads");
    }

    /// Presses keys, one after another, as a keyboard does.
    pub async fn press(&self, keys: impl IntoIterator<Item = char>) {
        let strokes = keys.into_iter().fold(KeyActions::new("keyboard".to_owned()), |strokes, value| {
            strokes.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.client.perform_actions(strokes).await.expect("the keys are pressed");
    }

    /// Presses Tab until the focus is on what the selector names.
    pub async fn tab_to(&self, selector: &str) {
        for _ in 0..200 {
            self.press([Key::Tab.into()]).await;
            let script = "return document.activeElement.matches(arguments[0])";
            if self.run(script, vec![selector.into()]).await == true {
                return;
            }
        }
        panic!("Tab never comes to {selector}");
    }

    /// The first element that the selector names.
    pub async fn find(&self, selector: &str) -> Element {
        self.client.find(Locator::Css(selector)).await.unwrap_or_else(|error| panic!("{selector}: {error}"))
    }

    /// Clicks with the mouse.
    pub async fn click(&self, selector: &str) {
        self.find(selector).await.click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Clicks with the mouse, and waits until the page that this leads to stands whole in place of this one.
    pub async fn follow(&self, selector: &str) {
        self.run("window.isOld = true", vec![]).await;
        self.click(selector).await;
        self.wait_for_another_page(selector).await;
    }

    /// Waits until a page that was marked as old has given way.
    pub async fn wait_for_another_page(&self, cause: &str) {
        let until = Instant::now() + PATIENCE;
        while self.glimpse("return !window.isOld && document.readyState === 'complete'", vec![]).await != true {
            assert!(Instant::now() < until, "nothing comes of {cause}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Puts the cursor into a field and types.
    pub async fn write(&self, selector: &str, text: &str) {
        self.find(selector).await.send_keys(text).await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Chooses a file.
    pub async fn choose_file(&self, selector: &str, file: &std::path::Path) {
        self.write(selector, file.to_str().expect("the path of a file of ours is plain")).await;
    }

    /// The text that an element shows.
    pub async fn text(&self, selector: &str) -> String {
        self.find(selector).await.text().await.unwrap_or_else(|error| panic!("{selector}: {error}"))
    }

    /// An attribute of what has the focus; empty where it has none such.
    pub async fn focused(&self, attribute: &str) -> String {
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.attr(attribute).await.expect("an attribute can be read").unwrap_or_default()
    }

    /// An attribute of an element; empty without it.
    pub async fn attribute(&self, selector: &str, name: &str) -> String {
        self.find(selector).await.attr(name).await.unwrap_or_else(|error| panic!("{selector}: {error}")).unwrap_or_default()
    }

    /// What a field holds now.
    pub async fn value(&self, selector: &str) -> String {
        self.find(selector).await.prop("value").await.unwrap_or_else(|error| panic!("{selector}: {error}")).unwrap_or_default()
    }

    /// Runs a script in the page and gives what it returns.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap_or_else(|error| panic!("{script:.200}: {error}"))
    }

    /// What a script finds in a page that may be giving way to another this moment; nothing then.
    async fn glimpse(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap_or(Value::Null)
    }

    /// Waits until an element shows a text.
    pub async fn wait_for_text(&self, selector: &str, text: &str) {
        let script = "return document.querySelector(arguments[0])?.textContent ?? null";
        let until = Instant::now() + PATIENCE;
        loop {
            let shown = self.glimpse(script, vec![selector.into()]).await;
            if shown.as_str().is_some_and(|shown| shown.contains(text)) {
                return;
            }
            assert!(Instant::now() < until, "{selector} never shows “{text}” but {shown}");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Waits until the browser is at a path.
    pub async fn wait_for_path(&self, ends: &str) {
        let until = Instant::now() + PATIENCE;
        while !self.path().await.ends_with(ends) {
            assert!(Instant::now() < until, "the browser never comes to {ends} but is at {}", self.path().await);
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// A command of the `DevTools` protocol.
    pub async fn devtools(&self, command: &str, params: Value) -> Value {
        self.ask("goog/cdp/execute", &json!({ "cmd": command, "params": params })).await
    }

    /// All that a log of the browser took in since it was last read: `browser` or `performance`.
    pub async fn log(&self, kind: &str) -> Vec<Value> {
        self.ask("se/log", &json!({ "type": kind })).await.as_array().cloned().unwrap_or_default()
    }

    /// Shows the page as somebody sees it.
    pub async fn look_like(&self, look: Look) {
        let screen = json!({ "width": look.width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", screen).await;
        let forced = if look.is_forced { "active" } else { "none" };
        let contrast = if look.has_contrast { "more" } else { "no-preference" };
        let media = [("color-scheme", look.scheme), ("reduced-motion", "reduce"), ("contrast", contrast)];
        let mut features: Vec<Value> =
            media.iter().map(|(name, value)| json!({ "name": format!("prefers-{name}"), "value": value })).collect();
        features.push(json!({ "name": "forced-colors", "value": forced }));
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        self.devtools("Page.setFontSizes", json!({ "fontSizes": { "standard": look.text, "fixed": look.text } })).await;
    }

    /// Makes the window so wide, in this color scheme.
    pub async fn look(&self, width: u32, scheme: &'static str) {
        self.look_like(Look { width, scheme, ..Look::PLAIN }).await;
    }

    /// Shows the page as it goes on paper, in a window so wide and without a scroll bar; or as on screen again.
    pub async fn look_on_paper(&self, width: Option<f64>) {
        let media = if width.is_some() { "print" } else { "" };
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": media })).await;
        match width {
            Some(width) => {
                let screen = json!({ "width": width.floor(), "height": 3000, "deviceScaleFactor": 1, "mobile": false });
                self.devtools("Emulation.setDeviceMetricsOverride", screen).await
            }
            None => self.devtools("Emulation.clearDeviceMetricsOverride", json!({})).await,
        };
    }

    /// The page as a PDF, on the paper that it asks for and with the browser's usual settings.
    pub async fn print(&self) -> Vec<u8> {
        let paper = PrintConfigurationBuilder::default().shrink_to_fit(false).build().expect("the settings fit together");
        self.client.print(paper).await.expect("the page prints")
    }

    async fn ask(&self, command: &str, body: &Value) -> Value {
        let session = self.client.session_id().await.expect("a session").expect("a session has an id");
        let reply = self.http.post_json(&format!("{}/session/{session}/{command}", self.driver.address), body).await;
        assert!(reply.status.is_success(), "{command} {body}: {}", reply.body);
        reply.json()["value"].clone()
    }
}

/// A chromedriver of our own.
struct Driver {
    child: Child,
    address: String,
}

impl Driver {
    /// Starts it. Where two of them race for one port, the loser ends at once: it is tried again.
    fn start() -> Self {
        for _ in 0..5 {
            let mut child = Command::new("chromedriver")
                .arg("--port=0")
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .expect("chromedriver starts; if it is missing, install chromium-driver (tests/run does)");
            if let Ok(port) = line_with(&mut child, "started successfully on port ") {
                return Self { child, address: format!("http://127.0.0.1:{}", port.trim_end_matches('.')) };
            }
            let _ = child.wait();
        }
        panic!("chromedriver found no port in five tries");
    }

    /// Asks it to end, which ends its browser too.
    fn shut_down(&mut self) -> std::io::Result<()> {
        use std::io::{Read, Write};
        let host = self.address.trim_start_matches("http://");
        let mut stream = TcpStream::connect(host)?;
        stream.set_read_timeout(Some(Duration::from_secs(3)))?;
        write!(stream, "GET /shutdown HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
        stream.read_to_end(&mut Vec::new())?;
        let until = Instant::now() + Duration::from_secs(3);
        while self.child.try_wait()?.is_none() && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.shut_down();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
