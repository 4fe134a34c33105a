CREATE INDEX "change_request_by_due" ON "change_request" USING btree ("due_by");--> statement-breakpoint
CREATE INDEX "change_request_by_wish" ON "change_request" USING btree ("effective_at") WHERE effective_at is not null;--> statement-breakpoint
CREATE INDEX "change_request_by_filing" ON "change_request" USING btree ("received_at");