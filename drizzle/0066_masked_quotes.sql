-- The sweep of sensitive data masks the texts of an accepted quote, too (src/db/mask-stored-texts.ts); nobody else changes one.
CREATE OR REPLACE FUNCTION quote_stays_as_accepted() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF TG_TABLE_NAME = 'quote' THEN
    IF OLD.status = 'accepted' AND current_setting('lineshift.masks', true) IS DISTINCT FROM 'on' THEN
      RAISE EXCEPTION 'an accepted quote stays as it was accepted';
    END IF;
  ELSIF EXISTS (SELECT FROM public.quote q WHERE q.id = NEW.quote_id AND q.status = 'accepted') THEN
    RAISE EXCEPTION 'an accepted quote has no further version';
  END IF;
  RETURN NEW;
END $$;
