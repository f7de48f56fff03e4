-- Search by the words of name and brand alone, and variants that leave the catalogue without leaving the books.

-- Folded name and brand, as src/fold.ts writes them; search_text has the category's words too.
alter table products add column search_name text not null default '';
update products set search_name = trim(regexp_replace(lower(translate(
  regexp_replace(normalize(name || ' ' || brand, NFD), '[\u0300-\u036f]', '', 'g'), 'Đđ', 'dd')), '[^a-z0-9]+', ' ', 'g'));
alter table products
  add column name_vector tsvector generated always as (to_tsvector('simple', search_name)) stored;
create index products_by_name on products using gin (name_vector);

-- False: an import does not name it any more. Not shown and not sold; its pieces and its orders stay on the books.
alter table variants add column active boolean not null default true;
