//! The forms of a page, read from its HTML as the program writes it.

/// A form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    pub action: String,
    pub is_post: bool,
    pub is_upload: bool,
    pub fields: Vec<Field>,
}

/// A control with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    pub value: String,
    /// The type of an input; textarea, select or button.
    pub kind: String,
    /// Whether a browser would send it as the page stands.
    pub is_sent: bool,
}

impl Form {
    /// What a browser would send.
    pub fn sent(&self) -> Vec<(String, String)> {
        self.fields.iter().filter(|field| field.is_sent).map(|field| (field.name.clone(), field.value.clone())).collect()
    }
}

/// All forms of a page, in order.
pub fn forms(html: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut is_open = false;
    let mut select = None;
    for (tag, after) in tags(html) {
        let name = tag.split([' ', '\n', '>']).next().unwrap_or_default();
        match name {
            "form" => {
                is_open = true;
                forms.push(Form {
                    action: attribute(tag, "action").unwrap_or_default(),
                    is_post: attribute(tag, "method").is_some_and(|method| method == "post"),
                    is_upload: attribute(tag, "enctype").is_some(),
                    fields: Vec::new(),
                });
            }
            "/form" => is_open = false,
            _ if !is_open => {}
            "input" | "textarea" | "button" => {
                let Some(named) = attribute(tag, "name") else { continue };
                let kind = if name == "input" { attribute(tag, "type").unwrap_or_else(|| "text".to_owned()) } else { name.to_owned() };
                let value = match name {
                    "textarea" => unescaped(after.split("</textarea>").next().unwrap_or_default().trim_start_matches('\n')),
                    _ => attribute(tag, "value").unwrap_or_default(),
                };
                let is_sent = match kind.as_str() {
                    "radio" | "checkbox" => tag.contains(" checked"),
                    "button" => false,
                    _ => true,
                };
                forms.last_mut().unwrap().fields.push(Field { name: named, value, kind, is_sent });
            }
            "select" => select = attribute(tag, "name"),
            "/select" => select = None,
            "option" => {
                let Some(named) = &select else { continue };
                let value = attribute(tag, "value").unwrap_or_else(|| unescaped(after.split('<').next().unwrap_or_default()));
                let is_first = forms.last().unwrap().fields.iter().all(|field| field.name != *named);
                let is_chosen = tag.contains(" selected");
                if is_chosen {
                    forms
                        .last_mut()
                        .unwrap()
                        .fields
                        .iter_mut()
                        .filter(|field| field.name == *named)
                        .for_each(|field| field.is_sent = false);
                }
                let field = Field { name: named.clone(), value, kind: "select".to_owned(), is_sent: is_first || is_chosen };
                forms.last_mut().unwrap().fields.push(field);
            }
            _ => {}
        }
    }
    forms
}

/// Every tag, without its brackets, and what follows it.
fn tags(html: &str) -> impl Iterator<Item = (&str, &str)> {
    html.match_indices('<').filter_map(|(at, _)| {
        let rest = &html[at + 1..];
        rest.find('>').map(|end| (&rest[..end], &rest[end + 1..]))
    })
}

/// The value of an attribute.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(unescaped(rest.split('"').next()?))
}

/// Text as it was before it was written into the page.
pub fn unescaped(text: &str) -> String {
    let named =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&#60;", "<"), ("&#62;", ">"), ("&#38;", "&")];
    named.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to)).replace("&amp;", "&")
}
