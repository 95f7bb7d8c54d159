//! XML as a row of events, with bounded depth and no entities but the five.

use std::borrow::Cow;

use quick_xml::escape::{resolve_html5_entity, resolve_xml_entity};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::{BombSign, CannotRead, Damage, Limits, charset};

/// One step through a part of an office file. Names are local: a prefix is free for the writer to choose, and the
/// few names looked for do not clash.
#[derive(Debug)]
pub(crate) enum Step<'a> {
    Open(Tag<'a>),
    /// The local name of the element that ends.
    Close(&'a str),
    Text(Cow<'a, str>),
}

#[derive(Debug)]
pub(crate) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    pub(crate) fn name(&self) -> &str {
        self.0.name().local_name().into_inner()
    }

    /// An attribute by its local name.
    pub(crate) fn attr(&self, name: &str) -> Option<String> {
        // Without the check for doubles: it compares each with each, which a tag with a million attributes makes dear.
        self.0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|a| a.key.local_name().into_inner() == name)
            .map(|a| {
                a.normalized_value(XmlVersion::Explicit1_0)
                    .map(Cow::into_owned)
                    .unwrap_or_default()
            })
    }

    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        self.attr(name)?.trim().parse().ok()
    }

    /// A switch of Word's: present without a value means on.
    pub(crate) fn is_on(&self) -> bool {
        !matches!(
            self.attr("val").as_deref(),
            Some("0" | "false" | "off" | "none")
        )
    }
}

/// Runs `each` over a part. An end tag is reported for an empty element as well.
///
/// # Errors
/// Damage, a forbidden document type, too much depth, and whatever `each` refuses.
pub(crate) fn walk(
    part: &[u8],
    limits: &Limits,
    mut each: impl FnMut(Step<'_>) -> Result<(), CannotRead>,
) -> Result<(), CannotRead> {
    // Office programs write UTF-8, the standard allows UTF-16 too.
    let (text, _) = charset::decode(part, Some(encoding_rs::UTF_8));
    let mut reader = Reader::from_str(&text);
    reader.config_mut().expand_empty_elements = false;
    let mut depth: u32 = 0;
    loop {
        match reader
            .read_event()
            .map_err(|_| CannotRead::Damaged { what: Damage::Xml })?
        {
            Event::Start(tag) => {
                depth += 1;
                if depth > limits.depth_max {
                    return Err(CannotRead::Bomb {
                        sign: BombSign::Depth {
                            limit: u64::from(limits.depth_max),
                        },
                    });
                }
                each(Step::Open(Tag(tag)))?;
            }
            Event::Empty(tag) => {
                let tag = Tag(tag);
                let name = tag.name().to_owned();
                each(Step::Open(tag))?;
                each(Step::Close(&name))?;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                each(Step::Close(tag.name().local_name().into_inner()))?;
            }
            Event::Text(text) => each(Step::Text(text.xml10_content()))?,
            Event::CData(text) => each(Step::Text(text.xml10_content()))?,
            Event::GeneralRef(name) => {
                let meaning = match name.resolve_char_ref() {
                    Ok(Some(c)) => Some(c.to_string()),
                    _ => resolve_xml_entity(&name.xml10_content()).map(str::to_owned),
                };
                if let Some(meaning) = meaning {
                    each(Step::Text(Cow::Owned(meaning)))?;
                }
            }
            // No office program writes one; entities of one's own have no use here but harm.
            Event::DocType(_) => {
                return Err(CannotRead::Bomb {
                    sign: BombSign::Entities,
                });
            }
            Event::Eof if depth > 0 => return Err(CannotRead::Damaged { what: Damage::Xml }),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// What `&name;` or `&#number;` means in HTML; the name without its marks.
pub(crate) fn entity(name: &str) -> Option<Cow<'static, str>> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // Numbers from 128 to 159 mean windows-1252 on the web.
        if let Ok(byte @ 0x80..=0x9f) = u8::try_from(code) {
            return Some(
                encoding_rs::WINDOWS_1252
                    .decode(&[byte])
                    .0
                    .into_owned()
                    .into(),
            );
        }
        return char::from_u32(code).map(|c| c.to_string().into());
    }
    resolve_html5_entity(name).map(Cow::Borrowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(xml: &str) -> Result<String, CannotRead> {
        let mut out = String::new();
        walk(xml.as_bytes(), &Limits::default(), |step| {
            match step {
                Step::Open(tag) => out.push_str(&format!("<{}>", tag.name())),
                Step::Close(name) => out.push_str(&format!("</{name}>")),
                Step::Text(text) => out.push_str(&text),
            }
            Ok(())
        })?;
        Ok(out)
    }

    #[test]
    fn walk_gives_local_names_and_resolves_the_five() {
        assert_eq!(
            texts("<w:p a='1'>а &lt;&#1073;&amp;<w:br/></w:p>").unwrap(),
            "<p>а <б&<br></br></p>"
        );
    }

    #[test]
    fn walk_refuses_entities_depth_and_torn_files() {
        let laugh = "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>";
        assert_eq!(
            texts(laugh),
            Err(CannotRead::Bomb {
                sign: BombSign::Entities
            })
        );
        assert_eq!(
            texts(&"<a>".repeat(300)),
            Err(CannotRead::Bomb {
                sign: BombSign::Depth { limit: 256 }
            })
        );
        assert_eq!(
            texts("<a><b>"),
            Err(CannotRead::Damaged { what: Damage::Xml })
        );
        assert_eq!(
            texts("<a></b>"),
            Err(CannotRead::Damaged { what: Damage::Xml })
        );
    }

    #[test]
    fn entity_knows_names_numbers_and_the_webs_old_ones() {
        let check = |name: &str, expected: Option<&str>| {
            assert_eq!(entity(name).as_deref(), expected, "{name}")
        };
        check("laquo", Some("«"));
        check("#8212", Some("—"));
        check("#x43F", Some("п"));
        check("#151", Some("—"));
        check("#1114112", None);
        check("none", None);
    }
}
