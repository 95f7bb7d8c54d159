//! (report builder comes here)
