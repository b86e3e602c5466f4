-- without a transaction
-- `companyName eq 'Fabrikam'`. Who has no company costs nothing here.
create index concurrently if not exists guests_company on guests (tenant_id, company collate "C", guest_id)
    where deleted_at is null and company is not null;
