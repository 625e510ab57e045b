//! The same throws every time: the demonstration year must come out alike on every machine.

/// A small generator (SplitMix64). Not for secrets.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 to `below - 1`; 0 when `below` is 0.
    pub fn below(&mut self, below: usize) -> usize {
        let below = below.max(1) as u64;
        usize::try_from(self.next() % below).unwrap_or(0)
    }

    /// One of the choices.
    ///
    /// # Panics
    /// When there is nothing to choose from.
    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    /// The items in another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }

    /// Each item as often as its count says, in another order.
    pub fn deal<T: Clone>(&mut self, counts: &[(T, usize)]) -> Vec<T> {
        let mut dealt: Vec<T> = counts
            .iter()
            .flat_map(|(item, n)| std::iter::repeat_n(item.clone(), *n))
            .collect();
        self.shuffle(&mut dealt);
        dealt
    }

    /// A number around 1 with a long tail to the right, for amounts of money.
    pub fn log_normal(&mut self) -> f64 {
        let uniform = |raw: u64| (raw >> 11) as f64 / (1u64 << 53) as f64;
        let (a, b) = (uniform(self.next()).max(1e-12), uniform(self.next()));
        let normal = (-2.0 * a.ln()).sqrt() * (std::f64::consts::TAU * b).cos();
        (0.6 * normal).exp()
    }
}
