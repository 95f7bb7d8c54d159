//! (pages come here)

use veche_desk::Routes;

/// Its addresses.
pub fn routes() -> Routes {
    Routes::new()
}
