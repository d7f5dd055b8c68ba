//! A running preview and the pages that are open in it.

use crate::site::Site;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Whatever takes longer will not come.
const LIMIT: Duration = Duration::from_secs(15);

/// The program, showing a site.
pub(super) struct Preview {
    process: Child,
    pub(super) port: u16,
    /// What is said on stderr, a line at a time.
    pub(super) said: Receiver<String>,
}

/// An answer of the preview.
pub(super) struct Answer {
    pub(super) status: u16,
    /// In lower case, a line each.
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines();
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// `accolade serve` on any free port.
pub(super) fn command(site: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_accolade"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH"] {
        command.env_remove(name);
    }
    command
        .args(["serve", "--date", "2026-06-01", "--site"])
        .arg(site)
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

impl Preview {
    pub(super) fn of(site: &Site) -> Preview {
        Preview::with(site, &[])
    }

    pub(super) fn with(site: &Site, arguments: &[&str]) -> Preview {
        Preview::at(site.root(), arguments)
    }

    pub(super) fn at(site: &Path, arguments: &[&str]) -> Preview {
        let mut all = vec!["--port", "0"];
        all.extend(arguments);
        Preview::started(command(site, &all))
    }

    pub(super) fn started(mut command: Command) -> Preview {
        let mut process = command.spawn().unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(process.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        // Read all the time: the program must not wait for us.
        let (tell, said) = channel();
        let errors = BufReader::new(process.stderr.take().unwrap());
        std::thread::spawn(move || {
            for line in errors.lines().map_while(Result::ok) {
                let _ = tell.send(line);
            }
        });
        let port = line.trim().rsplit_once("http://127.0.0.1:").map(|at| at.1);
        let Some(port) = port.and_then(|port| port.strip_suffix('/')?.parse().ok()) else {
            panic!("no address: {line}{:?}", said.iter().collect::<Vec<_>>());
        };
        Preview {
            process,
            port,
            said,
        }
    }

    pub(super) fn id(&self) -> u32 {
        self.process.id()
    }

    /// Waits for a line on stderr that holds `text`.
    pub(super) fn hear(&self, text: &str) -> String {
        loop {
            let line = self.said.recv_timeout(LIMIT);
            let line = line.unwrap_or_else(|_| panic!("{text} was not said"));
            if line.contains(text) {
                return line;
            }
        }
    }

    /// The exit code, once it has ended by itself.
    pub(super) fn code(&mut self) -> i32 {
        let end = Instant::now() + LIMIT;
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status.code().expect("a signal ended it");
            }
            assert!(Instant::now() < end, "it goes on");
            sleep(Duration::from_millis(5));
        }
    }

    fn connected(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(LIMIT)).unwrap();
        stream
    }

    /// Sends a request as it stands and reads the answer to its end.
    pub(super) fn raw(&self, request: &[u8]) -> Answer {
        let mut stream = self.connected();
        stream.write_all(request).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let at = bytes.windows(4).position(|part| part == b"\r\n\r\n");
        let at = at.unwrap_or_else(|| panic!("{:?}", String::from_utf8_lossy(&bytes)));
        let head = String::from_utf8(bytes[..at].to_vec()).unwrap();
        Answer {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            head: head.replace("\r\n", "\n").to_lowercase(),
            body: bytes[at + 4..].to_vec(),
        }
    }

    /// Sends a request of the preview's own host with further header lines.
    pub(super) fn ask(&self, method: &str, path: &str, headers: &[&str]) -> Answer {
        let further: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
        let port = self.port;
        self.raw(
            format!(
                "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{further}\r\n"
            )
            .as_bytes(),
        )
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// The bytes of a file that is there.
    pub(super) fn file(&self, path: &str) -> Vec<u8> {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}");
        answer.body
    }

    /// The address of the file that stands behind `start` in a page.
    pub(super) fn linked(&self, page: &str, start: &str) -> String {
        let html = self.get(page).text();
        let Some((_, rest)) = html.split_once(start) else {
            panic!("{start}: {html}");
        };
        let rest = rest.split(['"', ' ', '<', ')']).next().unwrap();
        format!("/{start}{rest}")
    }

    /// Opens a page as a browser does, and listens.
    pub(super) fn open(&self, path: &str) -> Page<'_> {
        let mut page = Page {
            preview: self,
            path: path.to_owned(),
            html: String::new(),
            status: 0,
            key: String::new(),
            events: None,
            last: Value::Null,
        };
        page.load();
        page
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A page that is open, with what `preview.js` knows.
pub(super) struct Page<'p> {
    preview: &'p Preview,
    path: String,
    pub(super) html: String,
    pub(super) status: u16,
    key: String,
    events: Option<BufReader<TcpStream>>,
    pub(super) last: Value,
}

impl Page<'_> {
    fn load(&mut self) {
        let answer = self.preview.get(&self.path);
        self.status = answer.status;
        self.html = answer.text();
        let (_, key) = self.html.split_once("data-key=\"").expect("no script");
        key.split('"').next().unwrap().clone_into(&mut self.key);
        let path =
            percent_encoding::utf8_percent_encode(&self.path, percent_encoding::NON_ALPHANUMERIC);
        let mut stream = self.preview.connected();
        // HTTP/1.0 knows no chunks: each line is one of ours.
        let request = format!(
            "GET /.accolade/events?page={path}&key={} HTTP/1.0\r\nHost: 127.0.0.1:{}\r\n\r\n",
            self.key, self.preview.port
        );
        stream.write_all(request.as_bytes()).unwrap();
        self.events = Some(BufReader::new(stream));
        self.last = self.news();
    }

    pub(super) fn key(&self) -> String {
        self.key.clone()
    }

    /// The next thing that the page is told.
    fn news(&mut self) -> Value {
        let events = self.events.as_mut().unwrap();
        let end = Instant::now() + LIMIT;
        loop {
            let mut line = String::new();
            let read = events.read_line(&mut line);
            // The line that keeps a connection alive is no news.
            let good = matches!(read, Ok(1..)) && Instant::now() < end;
            assert!(good, "no news: {read:?}, {}", self.last);
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    /// Waits until the page is told what `is` is looking for; what it was told
    /// before counts.
    pub(super) fn until(&mut self, is: impl Fn(&Value) -> bool) -> &Value {
        while !is(&self.last) {
            self.last = self.news();
        }
        &self.last
    }

    /// Waits until the page would be another, and loads it.
    pub(super) fn reload(&mut self) -> &str {
        let key = self.key.clone();
        self.until(|news| news["page"] != *key);
        assert_eq!(self.last["go"], Value::Null);
        self.load();
        &self.html
    }

    /// Loads the page again and again until its text says so.
    pub(super) fn until_it_shows(&mut self, text: &str) -> &str {
        while !self.html.contains(text) {
            self.reload();
        }
        &self.html
    }

    /// Waits until the page is sent elsewhere.
    pub(super) fn sent_to(&mut self) -> String {
        self.until(|news| news["go"].is_string());
        self.last["go"].as_str().unwrap().to_owned()
    }

    /// Waits for mistakes: `severity[code] file:line:column`, in order.
    pub(super) fn mistakes(&mut self) -> Vec<String> {
        self.until(|news| !problems(news).is_empty());
        problems(&self.last)
    }

    /// Waits until nothing is wrong any more.
    pub(super) fn mended(&mut self) {
        self.until(|news| problems(news).is_empty());
    }
}

pub(super) fn problems(news: &Value) -> Vec<String> {
    let list = news["problems"].as_array().unwrap();
    list.iter()
        .map(|said| {
            let text = |name: &str| said[name].as_str().unwrap_or_default().to_owned();
            format!(
                "{}[{}] {}:{}:{}",
                text("severity"),
                text("code"),
                text("file"),
                said["line"],
                said["column"]
            )
        })
        .collect()
}
