-- Part of every PostgreSQL since version 13, and trusted: the database's owner may create it.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- The times that a plan occupies: until its return, which is excluded; without one its instant alone. Null without a planned time.
CREATE FUNCTION planned_span(effective_at timestamptz, revert_at timestamptz) RETURNS tstzrange
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN effective_at IS NULL THEN NULL
    WHEN revert_at IS NULL THEN tstzrange(effective_at, effective_at, '[]')
    ELSE tstzrange(effective_at, revert_at, '[)')
  END
$$;
--> statement-breakpoint
ALTER TABLE "change_request_place" ADD COLUMN "occupies" "tstzrange";
--> statement-breakpoint
DROP INDEX "change_request_place_one_open";
--> statement-breakpoint
-- Until now a place had one open request, planned or not: no two of them can overlap.
UPDATE change_request_place place SET occupies = planned_span(request.effective_at, request.revert_at)
FROM change_request request
WHERE request.id = place.change_request_id AND place.open AND request.effective_at IS NOT NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX "change_request_place_one_open" ON "change_request_place" USING btree ("line_id","place") WHERE open and occupies is null;
--> statement-breakpoint
ALTER TABLE change_request_place ADD CONSTRAINT change_request_place_no_overlap
EXCLUDE USING gist (line_id WITH =, place WITH =, occupies WITH &&) WHERE (open AND occupies IS NOT NULL);
