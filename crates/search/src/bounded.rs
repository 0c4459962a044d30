//! What is remembered within a bound of bytes: whoever asks for ever new things makes it forget, not grow.
use std::borrow::Borrow;
use std::hash::{BuildHasher, Hash};
use std::sync::{Mutex, MutexGuard, PoisonError};

use foldhash::fast::RandomState;
use lru::LruCache;

/// Parts that it is split in, so that threads seldom wait for each other.
const SHARDS: u64 = 16;

/// Things by their keys. What was not asked for longest goes first when there is no more room.
pub struct Bounded<K, V> {
    parting: RandomState,
    shards: Vec<Mutex<Shard<K, V>>>,
    shard_bytes_max: u64,
    /// What one takes with its key. Bytes; always the same for the same.
    weigh: fn(&K, &V) -> u64,
}

struct Shard<K, V> {
    kept: LruCache<K, V>,
    bytes: u64,
}

impl<K: Hash + Eq, V: Clone> Bounded<K, V> {
    /// Nothing remembered yet, and never more than so many bytes.
    pub fn new(bytes_max: u64, weigh: fn(&K, &V) -> u64) -> Self {
        let shard = |_| {
            Mutex::new(Shard {
                kept: LruCache::unbounded(),
                bytes: 0,
            })
        };
        Self {
            parting: RandomState::default(),
            shards: (0..SHARDS).map(shard).collect(),
            shard_bytes_max: bytes_max / SHARDS,
            weigh,
        }
    }

    /// What is remembered of a key.
    pub fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.shard(key).kept.get(key).cloned()
    }

    /// Remembers something; what is larger than a part of the room is not.
    pub fn put(&self, key: K, value: V) {
        let own = (self.weigh)(&key, &value);
        if own > self.shard_bytes_max {
            return;
        }
        let mut shard = self.shard(&key);
        shard.bytes += own;
        if let Some((key, before)) = shard.kept.push(key, value) {
            shard.bytes -= (self.weigh)(&key, &before);
        }
        while shard.bytes > self.shard_bytes_max
            && let Some((key, value)) = shard.kept.pop_lru()
        {
            shard.bytes -= (self.weigh)(&key, &value);
        }
    }

    fn shard<Q: Hash + ?Sized>(&self, key: &Q) -> MutexGuard<'_, Shard<K, V>> {
        let at = usize::try_from(self.parting.hash_one(key) % SHARDS).unwrap_or_default();
        self.shards[at]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// What everything takes. Bytes.
    #[cfg(test)]
    fn bytes(&self) -> u64 {
        let shards = self.shards.iter();
        let bytes = shards.map(|shard| shard.lock().unwrap_or_else(PoisonError::into_inner).bytes);
        bytes.sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ever_new_things_are_forgotten_and_what_is_often_asked_stays() {
        const BYTES_MAX: u64 = 64 << 10;
        let bounded: Bounded<String, String> =
            Bounded::new(BYTES_MAX, |key, value| (key.len() + value.len()) as u64);
        bounded.put("tuttu".to_owned(), "sana".repeat(5));
        for number in 1..20_000 {
            assert!(bounded.get("tuttu").is_some(), "{number}");
            bounded.put(format!("outo{number}"), "sana".repeat(number % 7));
            assert!(bounded.bytes() <= BYTES_MAX, "{number}");
        }
        assert!(bounded.bytes() > BYTES_MAX / 2);
        bounded.put("outo1".to_owned(), "sana".repeat(100_000));
        assert!(bounded.bytes() <= BYTES_MAX);
    }
}
