//! A set of documents of one segment, a bit each.

/// Numbers of documents below a fixed end.
#[derive(Clone, Debug)]
pub struct Bits {
    blocks: Vec<u64>,
}

impl Bits {
    /// No document of `end`.
    pub fn none(end: u32) -> Self {
        let blocks = vec![0; (end as usize).div_ceil(64)];
        Self { blocks }
    }

    /// Takes one in.
    pub fn insert(&mut self, doc: u32) {
        if let Some(block) = self.blocks.get_mut(doc as usize / 64) {
            *block |= 1 << (doc % 64);
        }
    }

    /// Whether it is in.
    pub fn has(&self, doc: u32) -> bool {
        let block = self.blocks.get(doc as usize / 64);
        block.is_some_and(|block| block >> (doc % 64) & 1 == 1)
    }

    /// Keeps those that are wanted.
    pub fn retain(&mut self, is_wanted: impl Fn(u32) -> bool) {
        for (at, block) in (0_u32..).zip(&mut self.blocks) {
            let unwanted = ones(at, *block).filter(|doc| !is_wanted(*doc));
            let out = unwanted.fold(0_u64, |out, doc| out | 1 << (doc % 64));
            *block &= !out;
        }
    }

    /// Keeps what is in both.
    pub fn keep(&mut self, other: &Self) {
        for (own, other) in self.blocks.iter_mut().zip(&other.blocks) {
            *own &= other;
        }
    }

    /// Takes in what the other has.
    pub fn add(&mut self, other: &Self) {
        for (own, other) in self.blocks.iter_mut().zip(&other.blocks) {
            *own |= other;
        }
    }

    /// How many are in.
    pub fn count(&self) -> u32 {
        self.blocks.iter().map(|block| block.count_ones()).sum()
    }

    /// How many are in both.
    pub fn count_with(&self, other: &Self) -> u32 {
        let both = self.blocks.iter().zip(&other.blocks);
        both.map(|(own, other)| (own & other).count_ones()).sum()
    }

    /// Those that are in, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0_u32..)
            .zip(&self.blocks)
            .flat_map(|(at, block)| ones(at, *block))
    }

    /// Those that are in this one and not in the other, ascending.
    pub fn iter_but<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = u32> + 'a {
        let both = self.blocks.iter().zip(&other.blocks);
        (0_u32..)
            .zip(both)
            .flat_map(|(at, (own, other))| ones(at, own & !other))
    }

    /// Those that are in both, ascending.
    pub fn iter_with<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = u32> + 'a {
        let both = self.blocks.iter().zip(&other.blocks);
        (0_u32..)
            .zip(both)
            .flat_map(|(at, (own, other))| ones(at, own & other))
    }

    /// The bits, 64 documents in each number.
    pub fn blocks(&self) -> &[u64] {
        &self.blocks
    }

    /// The same, to be changed.
    pub fn blocks_mut(&mut self) -> &mut [u64] {
        &mut self.blocks
    }

    /// What it takes. Bytes.
    pub fn bytes(&self) -> u64 {
        (self.blocks.len() * size_of::<u64>() + size_of::<Self>()) as u64
    }
}

/// The documents of one block, ascending.
pub fn ones(at: u32, block: u64) -> impl Iterator<Item = u32> {
    let mut rest = block;
    std::iter::from_fn(move || {
        let bit = (rest != 0).then(|| rest.trailing_zeros())?;
        rest &= rest - 1;
        Some(at * 64 + bit)
    })
}
