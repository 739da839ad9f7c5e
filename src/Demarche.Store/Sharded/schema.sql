-- The sharded store. On every server: tables that are replicated within a shard, and views over all shards. @DATABASE@ and @CLUSTER@ are put in their places, {shard} and {replica} are the server's macros.
-- Days are Int32 since 1970-01-01: the date types of this server cannot hold 1945. unit, generation and coder tell which coding of which unit a row comes from; bytes alone never do.
CREATE DATABASE IF NOT EXISTS @DATABASE@;

CREATE TABLE IF NOT EXISTS @DATABASE@.acts_local (
    event_id String, doc_id String, pair UInt8, compound UInt8, mutual UInt8, cameo String, plover_type String, plover_mode String, quad Int32, score_plover Float64, score_goldstein Nullable(Float64),
    date_from Nullable(Int32), date_to Nullable(Int32), week_from Nullable(Int32), week_to Nullable(Int32), month_from Nullable(Int32), month_to Nullable(Int32),
    quarter_from Nullable(Int32), quarter_to Nullable(Int32), year_from Nullable(Int32), year_to Nullable(Int32), year Int32, told Nullable(Int32),
    status String, object_id String, confidence Float64, place_country String,
    source_id String, source_name String, source_country String, target_id String, target_name String, target_country String,
    unit String, generation Int32, coder String
) ENGINE = ReplicatedMergeTree('/demarche/@DATABASE@/{shard}/acts', '{replica}')
PARTITION BY intDiv(year, 10) ORDER BY (source_country, target_country, year, event_id)
SETTINGS index_granularity = 8192, replicated_deduplication_window = 100000, replicated_deduplication_window_seconds = 2419200;

CREATE TABLE IF NOT EXISTS @DATABASE@.coverage_local (outlet String, day Nullable(Int32), week Nullable(Int32), month Nullable(Int32), quarter Nullable(Int32), first_of_year Nullable(Int32), documents Int32, year Int32, unit String, generation Int32, coder String)
ENGINE = ReplicatedMergeTree('/demarche/@DATABASE@/{shard}/coverage', '{replica}')
PARTITION BY intDiv(year, 10) ORDER BY (unit, outlet)
SETTINGS index_granularity = 8192, replicated_deduplication_window = 100000, replicated_deduplication_window_seconds = 2419200;

-- Events behind another report of the same happening, in the order of acts, so that a question about two countries reads those of the two. Every shard holds them all: each leaves out its own events without asking another.
CREATE TABLE IF NOT EXISTS @DATABASE@.hidden_local (event_id String, source_country String, target_country String, version Int32)
ENGINE = ReplicatedMergeTree('/demarche/@DATABASE@/{shard}/hidden', '{replica}') PARTITION BY version ORDER BY (source_country, target_country, event_id);

CREATE TABLE IF NOT EXISTS @DATABASE@.merged_local (version Int32)
ENGINE = ReplicatedMergeTree('/demarche/@DATABASE@/{shard}/merged', '{replica}') ORDER BY version;

CREATE TABLE IF NOT EXISTS @DATABASE@.acts AS @DATABASE@.acts_local ENGINE = Distributed(@CLUSTER@, @DATABASE@, acts_local);
CREATE TABLE IF NOT EXISTS @DATABASE@.coverage AS @DATABASE@.coverage_local ENGINE = Distributed(@CLUSTER@, @DATABASE@, coverage_local);
CREATE TABLE IF NOT EXISTS @DATABASE@.merged AS @DATABASE@.merged_local ENGINE = Distributed(@CLUSTER@, @DATABASE@, merged_local);
