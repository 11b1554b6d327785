namespace BatchLedger.Posting;

/// <summary>Trust money of a management. What the bank holds is owed to owners, to tenants as unallocated money, and as bond; a fee that leaves it is earned by the office in the same breath.</summary>
internal static class TrustMoney
{
    public static void Apply(PostingDraft draft)
    {
        if (draft.Transaction.Trust is not { } entry)
        {
            draft.AddBreaking(PostingFaults.NoTrustEntry(draft.Transaction));
            return;
        }
        var (map, funds) = (draft.Book.Map, checked(entry.Owner + entry.Unallocated + entry.Bond));
        if (entry.Bank != funds) draft.AddBreaking(PostingFaults.TrustDiffers(draft.Transaction, entry.Bank, funds));

        draft.AddMapped(map.TrustBankId, "the trust bank", entry.Bank);
        draft.AddMapped(map.OwnerFundsId, "owner funds", checked(-entry.Owner));
        draft.AddMapped(map.UnallocatedId, "unallocated trust money", checked(-entry.Unallocated));
        draft.AddMapped(map.BondId, "bonds", checked(-entry.Bond));

        // A creditor's bill and its payment are one deed here; the account shows what passed through it.
        draft.AddMapped(map.CreditorsId, "creditors", entry.Creditor);
        draft.AddMapped(map.CreditorsId, "creditors", checked(-entry.Creditor));

        draft.AddMapped(map.FeeBankId, "the bank that takes fees", entry.Fee);
        draft.AddMapped(map.FeeIncomeId, "fees", checked(-entry.Fee));
    }
}
