//! A file for an archive that may be given up: it tells of its first failure, and then takes everything. Whoever writes
//! an archive tries to finish it even then, and would complain of what was told already.
use std::io::{self, Seek, SeekFrom, Write};

/// What is written goes to `out` until that fails, and nowhere from then on.
pub(super) struct UntilFailed<W> {
    out: W,
    has_failed: bool,
    at: u64,
    end: u64,
}

impl<W> UntilFailed<W> {
    /// Over a file that is empty.
    pub fn new(out: W) -> Self {
        Self {
            out,
            has_failed: false,
            at: 0,
            end: 0,
        }
    }

    /// Whether anything is missing.
    pub fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// Does it, if nothing has failed yet; gives `otherwise` if something has.
    fn go_on<T>(
        &mut self,
        otherwise: T,
        act: impl FnOnce(&mut W) -> io::Result<T>,
    ) -> io::Result<T> {
        if self.has_failed {
            return Ok(otherwise);
        }
        let done = act(&mut self.out);
        self.has_failed = done.is_err();
        done
    }
}

impl<W: Write> Write for UntilFailed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // All or nothing, so that an interruption is no failure.
        self.go_on((), |out| out.write_all(bytes))?;
        self.at += bytes.len() as u64;
        self.end = self.end.max(self.at);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.go_on((), W::flush)
    }
}

impl<W: Seek> Seek for UntilFailed<W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let (from, by) = match to {
            SeekFrom::Start(at) => (at, 0),
            SeekFrom::Current(by) => (self.at, by),
            SeekFrom::End(by) => (self.end, by),
        };
        let at = from.checked_add_signed(by);
        let at = at.ok_or(io::ErrorKind::InvalidInput)?;
        self.at = self.go_on(at, |out| out.seek(to))?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn it_fails_once_and_knows_where_it_would_be() {
        let mut space = [0; 4];
        let mut out = UntilFailed::new(Cursor::new(&mut space[..]));
        out.write_all(b"abc").unwrap();
        assert!(out.write_all(b"de").is_err());
        out.write_all(b"fgh").unwrap();
        assert_eq!(out.stream_position().unwrap(), 6);
        assert_eq!(out.seek(SeekFrom::Start(1)).unwrap(), 1);
        out.write_all(b"i").unwrap();
        assert_eq!(out.seek(SeekFrom::End(0)).unwrap(), 6);
        assert!(out.has_failed());
    }

    #[test]
    fn an_archive_can_be_given_up_anywhere() {
        for size in (0..400).step_by(7) {
            let mut space = vec![0; size];
            let mut zip = ZipWriter::new(UntilFailed::new(Cursor::new(&mut space[..])));
            let written = ["a", "b"].iter().try_for_each(|name| {
                zip.start_file(*name, SimpleFileOptions::default().large_file(true))?;
                Ok::<_, zip::result::ZipError>(zip.write_all(&[7; 90])?)
            });
            match written.and_then(|()| zip.finish()) {
                Ok(out) => assert!(!out.has_failed(), "{size}"),
                Err(_) => assert!(size < 390, "{size}"),
            }
        }
    }
}
