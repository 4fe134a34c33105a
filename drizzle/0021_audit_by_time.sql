DROP INDEX "audit_row_by_organisation";--> statement-breakpoint
CREATE INDEX "audit_row_by_time" ON "audit_row" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_row_by_organisation" ON "audit_row" USING btree ("organisation_id","at","id");