//! Finding descriptions of support (digituki) by what people type.
//!
//! Words in, ranked descriptions out: how words of Finnish, Swedish and English are read, the index, and the plan by
//! which a query is answered. It knows neither the database nor the pages; what it searches is given to it, and its
//! index can always be thrown away and made again.
