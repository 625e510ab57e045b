//! The statements of the record.

crate::statements! {
    /// The tree's right edge.
    HEAD = "SELECT size, frontier, algorithm FROM evidence_head WHERE id = 1";
    /// The same, kept from other writers until the transaction ends. SQLite has only one writer.
    HEAD_TO_WRITE for Postgres = "SELECT size, frontier, algorithm FROM evidence_head WHERE id = 1 FOR UPDATE";
    /// Founds the ledger.
    FOUND = "INSERT INTO evidence_head (id, size, frontier, algorithm) VALUES (1, 0, $1, $2)";
    /// Moves the right edge on.
    ADVANCE = "UPDATE evidence_head SET size = $1, frontier = $2 WHERE id = 1 AND size = $3";
    /// Whether there is any event.
    FIRST = "SELECT position FROM event ORDER BY position LIMIT 1";
    /// Records an event.
    INSERT = "INSERT INTO event (position, stream, seq, algorithm, kind, actor, on_behalf_of, recorded_at, occurred_at,
        previous, hash, commitment, salt, open, private)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    /// Where a stream ends.
    TIP = "SELECT seq, hash FROM event WHERE stream = $1 ORDER BY seq DESC LIMIT 1";
    /// A stream, or its end.
    STREAM = "SELECT position, stream, seq, algorithm, kind, actor, on_behalf_of, recorded_at, occurred_at,
        previous, hash, commitment, salt, open, private
        FROM event WHERE stream = $1 AND seq > $2 ORDER BY seq";
    /// The last event of a kind in a stream.
    LATEST_OF_KIND = "SELECT position, stream, seq, algorithm, kind, actor, on_behalf_of, recorded_at, occurred_at,
        previous, hash, commitment, salt, open, private
        FROM event WHERE stream = $1 AND kind = $2 ORDER BY seq DESC LIMIT 1";
    /// One event.
    ONE = "SELECT position, stream, seq, algorithm, kind, actor, on_behalf_of, recorded_at, occurred_at,
        previous, hash, commitment, salt, open, private
        FROM event WHERE stream = $1 AND seq = $2";
    /// Events in the order of their positions.
    RANGE = "SELECT position, stream, seq, algorithm, kind, actor, on_behalf_of, recorded_at, occurred_at,
        previous, hash, commitment, salt, open, private
        FROM event WHERE position >= $1 AND position < $2 ORDER BY position";
    /// The latest events before a position, of the kinds that begin so, by this actor.
    LATEST = "SELECT position, stream, seq, algorithm, kind, actor, on_behalf_of, recorded_at, occurred_at,
        previous, hash, commitment, salt, open, private
        FROM event WHERE position < $1 AND substr(kind, 1, length(CAST($2 AS TEXT))) = $2
        AND (CAST($3 AS TEXT) = '' OR actor = $3 OR on_behalf_of = $3) ORDER BY position DESC LIMIT $4";
    /// The same of one stream.
    LATEST_OF_STREAM = "SELECT position, stream, seq, algorithm, kind, actor, on_behalf_of, recorded_at, occurred_at,
        previous, hash, commitment, salt, open, private
        FROM event WHERE stream = $5 AND position < $1 AND substr(kind, 1, length(CAST($2 AS TEXT))) = $2
        AND (CAST($3 AS TEXT) = '' OR actor = $3 OR on_behalf_of = $3) ORDER BY seq DESC LIMIT $4";
    /// Hashes in the order of the positions.
    HASHES = "SELECT position, hash FROM event WHERE position >= $1 AND position < $2 ORDER BY position";
    /// Empties the private part.
    ERASE = "UPDATE event SET private = NULL, salt = NULL WHERE stream = $1 AND seq = $2 AND commitment IS NOT NULL";
    /// Writes a complete tile.
    WRITE_TILE = "INSERT INTO tree_tile (level, tile, root, hashes) VALUES ($1, $2, $3, $4)";
    /// A tile.
    TILE = "SELECT root, hashes FROM tree_tile WHERE level = $1 AND tile = $2";
    /// The nodes above neighbouring tiles.
    TILE_ROOTS = "SELECT tile, root FROM tree_tile WHERE level = $1 AND tile >= $2 AND tile < $3 ORDER BY tile";
    /// Keeps a signed statement.
    WRITE_CHECKPOINT = "INSERT INTO checkpoint (size, signer, root, note, made_at) VALUES ($1, $2, $3, $4, $5)";
    /// The statement of a signer about a size.
    CHECKPOINT = "SELECT note FROM checkpoint WHERE size = $1 AND signer = $2";
    /// A signer's last statement.
    LATEST_CHECKPOINT = "SELECT note FROM checkpoint WHERE signer = $1 ORDER BY size DESC LIMIT 1";

    /// Everything that says where the right edge is, to be looked at closely.
    ALL_HEADS = "SELECT id, size, frontier, algorithm FROM evidence_head ORDER BY id";
    /// The algorithms of the first events.
    FIRST_ALGORITHMS = "SELECT algorithm FROM event ORDER BY position LIMIT 2";
    /// How many rows there are, whatever the head says.
    COUNT = "SELECT COUNT(*) FROM event";
    /// The highest position below a limit.
    LAST_BELOW = "SELECT position FROM event WHERE position < $1 ORDER BY position DESC LIMIT 1";
    /// Events at positions that no event has.
    OUTSIDE = "SELECT position FROM event WHERE position < 0 OR position >= $1 ORDER BY position LIMIT $2";
    /// The statements about sizes above one and up to another.
    CHECKPOINTS = "SELECT size, signer, root, note, made_at FROM checkpoint
        WHERE size > $1 AND size <= $2 ORDER BY size, signer";
    /// The statements about sizes above one. On SQLite that includes sizes that are no numbers.
    CHECKPOINTS_BEYOND = "SELECT size, signer, root, note, made_at FROM checkpoint
        WHERE size > $1 ORDER BY size, signer";
    /// Which tiles there are.
    TILES = "SELECT level, tile FROM tree_tile ORDER BY level, tile";
    /// How events hang together, stream by stream.
    LINKS = "SELECT stream, seq, position, previous, hash FROM event ORDER BY stream, seq";
    /// The same for the events after a position.
    LINKS_AFTER = "SELECT stream, seq, position, previous, hash FROM event
        WHERE position > $1 ORDER BY position LIMIT $2";
    /// The event of a stream before a position.
    LINK_BEFORE = "SELECT stream, seq, position, previous, hash FROM event
        WHERE stream = $1 AND position < $2 ORDER BY seq DESC LIMIT 1";
    /// The events after one, stream by stream.
    REPLAY = "SELECT stream, seq, position, kind, open, private FROM event
        WHERE (stream, seq) > ($1, $2) ORDER BY stream, seq LIMIT $3";
    /// The event of a stream that was recorded before a position.
    BEFORE = "SELECT seq, hash FROM event WHERE stream = $1 AND position < $2 ORDER BY seq DESC LIMIT 1";
    /// What was lawfully erased.
    ERASURES = "SELECT position, open FROM event WHERE stream = $1 AND kind = $2 ORDER BY seq";
}
