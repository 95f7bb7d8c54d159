//! A federation's accent: tints for both themes from one colour, or a refusal when no word could be read on it.

use veche_core::Text;

/// Bell bronze.
pub const DEFAULT_ACCENT: &str = "#7a4b12";

/// Paper and ground of the two themes, as `tokens.css` has them; a test compares.
const LIGHT: Rgb = Rgb(0xfb, 0xfa, 0xf6);
const DARK: Rgb = Rgb(0x1a, 0x18, 0x15);
/// WCAG 2.2, 1.4.3: text of usual size. A little more, for tints that lie between.
const CONTRAST_MIN: f64 = 4.9;
/// On the dark ground a colour at the least ratio looks dull: the twin is made lighter than it must be.
const CONTRAST_DARK: f64 = 7.0;
/// How far (of a hundred) the lightness may be moved before the colour is another one.
const CORRECTION_MAX: u32 = 22;

/// The stylesheet of an accent: custom properties for both themes.
///
/// A colour that is a little too pale for words on paper is darkened until it carries them; one that would become another colour by that
/// is refused, and the nearest that would do is named. The twin for the dark theme is made lighter in the same way and never refused.
///
/// # Errors
/// Not a colour (`#rrggbb`), or too pale.
pub fn accent_css(hex: &str) -> Result<String, Text> {
    let given = Rgb::parse(hex).ok_or_else(|| Text::new("ui-accent-not-a-colour"))?;
    let (light, moved) = towards(given, LIGHT, CONTRAST_MIN);
    if moved > CORRECTION_MAX {
        return Err(Text::new("ui-accent-too-pale").with("near", light.hex()));
    }
    let (dark, _) = towards(given.calmer(), DARK, CONTRAST_DARK);
    let white = Rgb(255, 255, 255);
    let ink = |ground: Rgb| {
        if contrast(ground, white) >= CONTRAST_MIN {
            white
        } else {
            DARK
        }
    };
    let pairs = [
        ("accent", light, dark),
        (
            "accent-strong",
            light.mixed(Rgb(0, 0, 0), 22),
            dark.mixed(white, 22),
        ),
        ("accent-wash", LIGHT.mixed(light, 8), DARK.mixed(dark, 10)),
        ("accent-rule", LIGHT.mixed(light, 38), DARK.mixed(dark, 38)),
        ("on-accent", ink(light), ink(dark)),
    ];
    let (mut both, mut only_light) = (String::new(), String::new());
    for (name, l, d) in pairs {
        both += &format!("--{name}:light-dark({},{});", l.hex(), d.hex());
        only_light += &format!("--{name}:{};", l.hex());
    }
    // browsers of before 2024 have no light-dark()
    Ok(format!(
        ":root{{{both}}}\n@supports not (color:light-dark(#000,#fff)){{:root{{{only_light}}}}}\n"
    ))
}

/// Away from the ground's lightness until words in this colour can be read on it; and how far it was moved.
fn towards(colour: Rgb, ground: Rgb, ratio: f64) -> (Rgb, u32) {
    let lighter = ground == DARK;
    let (h, s, l) = colour.hsl();
    for step in 0..=100u32 {
        let shift = f64::from(step) / 100.0;
        let moved = Rgb::of_hsl(
            h,
            s,
            if lighter {
                (l + shift).min(1.0)
            } else {
                (l - shift).max(0.0)
            },
        );
        let moved = if step == 0 { colour } else { moved };
        if contrast(moved, ground) >= ratio {
            return (moved, step);
        }
    }
    (
        if lighter {
            Rgb(255, 255, 255)
        } else {
            Rgb(0, 0, 0)
        },
        100,
    )
}

/// The ratio of WCAG 2: from 1 (alike) to 21 (black on white).
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (a.luminance(), b.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rgb(u8, u8, u8);

impl Rgb {
    fn parse(hex: &str) -> Option<Rgb> {
        let digits = hex.trim().strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Rgb(part(0)?, part(2)?, part(4)?))
    }

    fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    fn luminance(self) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// So many hundredths of another colour in it.
    fn mixed(self, other: Rgb, hundredths: u32) -> Rgb {
        let mix = |a: u8, b: u8| {
            let sum = u32::from(a) * (100 - hundredths) + u32::from(b) * hundredths;
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Rgb(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }

    fn hsl(self) -> (f64, f64, f64) {
        let (r, g, b) = (
            f64::from(self.0) / 255.0,
            f64::from(self.1) / 255.0,
            f64::from(self.2) / 255.0,
        );
        let (max, min) = (r.max(g).max(b), r.min(g).min(b));
        let (l, d) = ((max + min) / 2.0, max - min);
        if d < 1e-9 {
            return (0.0, 0.0, l);
        }
        let s = if l > 0.5 {
            d / (2.0 - max - min)
        } else {
            d / (max + min)
        };
        let h = if max <= r {
            (g - b) / d + if g < b { 6.0 } else { 0.0 }
        } else if max <= g {
            (b - r) / d + 2.0
        } else {
            (r - g) / d + 4.0
        };
        (h / 6.0, s, l)
    }

    /// Less saturated: full colours glare on a dark ground.
    fn calmer(self) -> Rgb {
        let (h, s, l) = self.hsl();
        Rgb::of_hsl(h, s * 0.85, l)
    }

    fn of_hsl(h: f64, s: f64, l: f64) -> Rgb {
        let q = if l < 0.5 {
            l * (1.0 + s)
        } else {
            l + s - l * s
        };
        let p = 2.0 * l - q;
        let channel = |t: f64| {
            let t = t.rem_euclid(1.0);
            let c = if t < 1.0 / 6.0 {
                p + (q - p) * 6.0 * t
            } else if t < 0.5 {
                q
            } else if t < 2.0 / 3.0 {
                p + (q - p) * (2.0 / 3.0 - t) * 6.0
            } else {
                p
            };
            // within 0 and 255 after rounding: a cast saturates
            (c * 255.0).round() as u8
        };
        Rgb(channel(h + 1.0 / 3.0), channel(h), channel(h - 1.0 / 3.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TOKENS: &str = include_str!("tokens.css");

    fn pair(css: &str, name: &str) -> (Rgb, Rgb) {
        let rest = css.split(&format!("--{name}:light-dark(")).nth(1).unwrap();
        let mut parts = rest
            .split(')')
            .next()
            .unwrap()
            .split(',')
            .map(|s| Rgb::parse(s.trim()).unwrap());
        (parts.next().unwrap(), parts.next().unwrap())
    }

    #[test]
    fn default_accent_is_the_one_of_the_stylesheet() {
        let tokens: String = TOKENS.chars().filter(|c| !c.is_whitespace()).collect();
        let made = accent_css(DEFAULT_ACCENT).unwrap();
        let block = made.split('}').next().unwrap();
        for line in block.trim_start_matches(":root{").split_terminator(';') {
            assert!(tokens.contains(line), "tokens.css lacks {line}");
        }
        assert_eq!(pair(&tokens, "paper"), (LIGHT, DARK));
    }

    #[test]
    fn old_browsers_get_the_light_theme_whole() {
        let tokens: String = TOKENS.chars().filter(|c| !c.is_whitespace()).collect();
        let (all, light_only) = tokens.split_once("@supportsnot").unwrap();
        for line in all.split(';').filter(|line| line.contains(":light-dark(")) {
            let (name, values) = line.split_once(":light-dark(").unwrap();
            let name = name.rsplit(['{', '}', '/']).next().unwrap();
            let plain = format!("{name}:{};", values.split(',').next().unwrap());
            assert!(light_only.contains(&plain), "the fallback lacks {plain}");
        }
    }

    #[test]
    fn accent_that_is_no_colour_or_too_pale_is_refused() {
        for bad in [
            "",
            "7a4b12",
            "#7a4b1",
            "#7a4b1g",
            "#ёёё",
            "red",
            "#7a4b12;}",
        ] {
            assert_eq!(
                accent_css(bad).unwrap_err().key,
                "ui-accent-not-a-colour",
                "{bad}"
            );
        }
        let refused = accent_css("#ffee00").unwrap_err();
        assert_eq!(refused.key, "ui-accent-too-pale");
        let near = format!("{:?}", refused.args[0].1);
        let near = near.split('"').nth(1).unwrap();
        assert!(
            accent_css(near).unwrap().contains(near),
            "the colour named instead is taken as it is"
        );
    }

    #[test]
    fn accent_a_little_pale_is_darkened() {
        let (light, _) = pair(&accent_css("#2b8a5e").unwrap(), "accent");
        assert_ne!(light.hex(), "#2b8a5e");
    }

    #[test]
    fn ratio_is_that_of_the_standard() {
        assert!((contrast(Rgb(0, 0, 0), Rgb(255, 255, 255)) - 21.0).abs() < 1e-9);
        assert!((contrast(Rgb(0x76, 0x76, 0x76), Rgb(255, 255, 255)) - 4.54).abs() < 0.01);
    }

    proptest! {
        #[test]
        fn every_accent_that_is_taken_can_be_read(r: u8, g: u8, b: u8) {
            if let Ok(css) = accent_css(&Rgb(r, g, b).hex()) {
                let get = |name| pair(&css, name);
                let (light, dark) = get("accent");
                prop_assert!(contrast(light, LIGHT) >= 4.5 && contrast(dark, DARK) >= 4.5);
                let (wash_l, wash_d) = get("accent-wash");
                prop_assert!(contrast(light, wash_l) >= 4.0 && contrast(dark, wash_d) >= 4.0);
                let (on_l, on_d) = get("on-accent");
                prop_assert!(contrast(light, on_l) >= 4.5 && contrast(dark, on_d) >= 4.5);
            }
        }
    }
}
