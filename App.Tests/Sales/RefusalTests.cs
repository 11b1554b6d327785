using BatchLedger.Accounts;
using BatchLedger.Catalog;
using BatchLedger.Currencies;
using BatchLedger.People;
using BatchLedger.Sales;
using BatchLedger.Transactions;

namespace BatchLedger.Tests.Sales;

public class RefusalTests
{
    [Fact]
    public async Task What_is_missing_is_named()
    {
        await using var till = await Till.OpenAsync();
        Assert.Equal("Enter the date.", await RefusedAsync(till, till.Payment(1_00), d => d.Date = null));
        Assert.Equal("Transaction date 02 Apr 2026 is outside fiscal period Mar 2026 (01 Mar – 31 Mar).", await RefusedAsync(till, till.Payment(1_00), d => d.Date = new DateOnly(2026, 4, 2)));
        Assert.Equal("Choose a member.", await RefusedAsync(till, till.Payment(1_00), d => d.MemberId = null));
        Assert.Equal("The member was not found, or belongs to a company you do not see.", await RefusedAsync(till, till.Payment(1_00), d => d.MemberId = 999));
        Assert.Equal("Choose a payment method.", await RefusedAsync(till, till.Payment(1_00), d => d.PaymentMethodId = null));
        Assert.Equal("The payment method was not found, or belongs to a company you do not see.", await RefusedAsync(till, till.Payment(1_00), d => d.PaymentMethodId = 999));
        Assert.Equal("Add at least one line with a product.", await RefusedAsync(till, till.Invoice(), d => d.Products.Clear()));
        Assert.Equal("Line 1: choose a product.", await RefusedAsync(till, till.Invoice(), d => d.Products[0].ProductId = null));
        Assert.Equal("Choose the payment that this refund gives back.", await RefusedAsync(till, till.Against(null, TransactionKind.Refund, 1_00)));
        Assert.Equal("Choose the invoice that this write-off concerns.", await RefusedAsync(till, till.Against(null, TransactionKind.WriteOff, 1_00)));
        Assert.Equal("Choose the invoice that this cancellation concerns.", await RefusedAsync(till, till.Against(null, TransactionKind.Cancellation)));
        Assert.Equal("Batch B-000077 was not found, or belongs to a company you do not see.", await RefusedAsync(till, till.Payment(1_00), d => d.Batch = "B-000077"));
    }

    [Fact]
    public async Task Amounts_are_more_than_nothing_and_not_beyond_measure()
    {
        await using var till = await Till.OpenAsync();
        var invoice = await till.RecordedAsync(till.Invoice());
        foreach (var amount in new long?[] { null, 0, -1 })
        {
            Assert.Equal("The amount must be more than 0.00.", await RefusedAsync(till, till.Payment(1_00), d => d.Amount = amount));
            Assert.Equal("The amount must be more than 0.00.", await till.RefusedAsync(till.Against(invoice, TransactionKind.Discount, amount)));
        }
        Assert.Equal("The amount must be more than 0.00.", await till.RefusedAsync(till.Invoice(price: 0)));
        Assert.Equal("The amount is more than one entry can carry (10,000,000,000,000.00). Check it, or divide it.", await till.RefusedAsync(till.Payment(Money.Limit + 1)));
        Assert.Equal("Line 1 comes to more than one line can carry (10,000,000,000,000.00).", await till.RefusedAsync(till.Invoice(Money.Limit, quantity: 2)));
        Assert.Equal("The amount is more than one entry can carry (10,000,000,000,000.00). Check it, or divide it.",
            await till.RefusedAsync(With(till.Invoice(Money.Limit), d => d.Products.Add(d.Products[0]))));
        Assert.Equal("Line 1: the quantity must be from 1 to 1,000,000.", await till.RefusedAsync(till.Invoice(quantity: 0)));
        Assert.Equal("Line 1: price and tax cannot be negative.", await till.RefusedAsync(till.Invoice(price: -1)));
        Assert.Equal("The amount applied to the invoice cannot be negative.", await till.RefusedAsync(till.Payment(1_00, invoice, applied: -1)));
    }

    [Fact]
    public async Task Texts_have_limits()
    {
        await using var till = await Till.OpenAsync();
        Assert.Equal("The description has 201 characters; at most 200 fit.", await RefusedAsync(till, till.Payment(1_00), d => d.Description = new string('x', 201)));
        Assert.Equal("The reference has 61 characters; at most 60 fit.", await RefusedAsync(till, till.Payment(1_00), d => d.Reference = new string('x', 61)));
        Assert.Equal("The description of line 1 has 201 characters; at most 200 fit.", await RefusedAsync(till, till.Invoice(), d => d.Products[0].Description = new string('x', 201)));
    }

    [Fact]
    public async Task What_is_inactive_is_refused_by_name_but_an_old_entry_may_keep_it()
    {
        await using var till = await Till.OpenAsync();
        var invoice = await till.RecordedAsync(till.Invoice());
        await till.ChangeAsync<Product>(till.Association.Dues.Id, p => p.Active = false);
        Assert.Equal("Line 1: product DUES Annual dues is inactive. Activate it in the set-up or choose another.", await till.RefusedAsync(till.Invoice()));
        await till.ChangeAsync<PaymentMethod>(till.Association.Check.Id, m => m.Active = false);
        Assert.Equal("Payment method CHECK Check is inactive. Activate it in the set-up or choose another.", await till.RefusedAsync(till.Payment(1_00)));
        await till.ChangeAsync<Member>(till.Association.Member.Id, m => m.Active = false);
        Assert.Equal("Member M-1 Anna Berg is inactive. Activate it in the set-up or choose another.", await till.RefusedAsync(till.Payment(1_00)));

        var edited = await till.Transactions.EditAsync(invoice.Id, With(till.Invoice(), d => d.Description = "Dues of 2026"));

        Assert.Equal("Dues of 2026", Till.Made(edited).Description);
    }

    [Fact]
    public async Task Nobody_settles_more_than_is_open()
    {
        await using var till = await Till.OpenAsync();
        var invoice = await till.RecordedAsync(till.Invoice());
        await till.RecordedAsync(till.Payment(60_00, invoice));

        const string Words = "Invoice T-000001 has 40.00 of 100.00 left open; 50.00 is more.";
        Assert.Equal(Words, await till.RefusedAsync(till.Payment(50_00, invoice)));
        Assert.Equal(Words, await till.RefusedAsync(till.Against(invoice, TransactionKind.WriteOff, 50_00)));
        Assert.Equal(Words, await till.RefusedAsync(till.Against(invoice, TransactionKind.Discount, 50_00)));
        Assert.Equal(Words, await till.RefusedAsync(till.Against(invoice, TransactionKind.Credit, 50_00)));
        Assert.Equal("50.00 cannot be applied to an invoice from a payment of 40.00.", await till.RefusedAsync(till.Payment(40_00, invoice, applied: 50_00)));
    }

    [Fact]
    public async Task Nobody_gets_back_more_than_was_paid()
    {
        await using var till = await Till.OpenAsync();
        var payment = await till.RecordedAsync(till.Payment(100_00));
        await till.RecordedAsync(till.Against(payment, TransactionKind.Refund, 70_00));

        Assert.Equal("Payment T-000001 has 30.00 of 100.00 left to give back; 50.00 is more.", await till.RefusedAsync(till.Against(payment, TransactionKind.Refund, 50_00)));
    }

    [Fact]
    public async Task An_invoice_that_is_settled_cannot_be_cancelled_and_none_is_cancelled_twice()
    {
        await using var till = await Till.OpenAsync();
        var invoice = await till.RecordedAsync(till.Invoice());
        var payment = await till.RecordedAsync(till.Payment(60_00, invoice));

        Assert.Equal("Cannot cancel invoice T-000001: 60.00 of 100.00 is settled by T-000002 (payment 60.00). Remove or refund these first, or write off what is left.",
            await till.RefusedAsync(till.Against(invoice, TransactionKind.Cancellation)));

        Assert.Null(await till.Transactions.VoidAsync(payment.Id, "Cheque bounced"));
        await till.RecordedAsync(till.Against(invoice, TransactionKind.Cancellation));
        Assert.Equal("Invoice T-000001 was cancelled by T-000003.", await till.RefusedAsync(till.Against(invoice, TransactionKind.Cancellation)));
        Assert.Equal("Invoice T-000001 has 0.00 of 100.00 left open; 1.00 is more.", await till.RefusedAsync(till.Payment(1_00, invoice)));
    }

    [Fact]
    public async Task It_must_be_the_right_kind_of_the_right_member_and_not_removed()
    {
        await using var till = await Till.OpenAsync();
        var bo = new Member { CompanyId = till.Association.Company.Id, Number = "M-2", Name = "=cmd|x" };
        await till.Books.PutAsync(bo);
        var invoice = await till.RecordedAsync(till.Invoice());
        var payment = await till.RecordedAsync(till.Payment(10_00));

        Assert.Equal("T-000002 is a payment, not an invoice.", await till.RefusedAsync(till.Against(payment, TransactionKind.WriteOff, 1_00)));
        Assert.Equal("T-000001 is an invoice, not a payment.", await till.RefusedAsync(till.Against(invoice, TransactionKind.Refund, 1_00)));
        Assert.Equal("Invoice T-000001 belongs to another member. Choose one of this member, or the member it belongs to.",
            await till.RefusedAsync(With(till.Payment(1_00, invoice), d => d.MemberId = bo.Id)));

        Assert.Null(await till.Transactions.VoidAsync(invoice.Id, "Entered twice"));
        Assert.Equal("Invoice T-000001 was removed by R. Osei (Entered twice). It has no effect any more.", await till.RefusedAsync(till.Payment(1_00, invoice)));
    }

    [Fact]
    [Rule("S4.14")]
    public async Task A_manual_journal_has_two_lines_or_more_of_one_side_each_and_balances()
    {
        await using var till = await Till.OpenAsync();
        Assert.Equal("A manual journal needs at least two lines.", await till.RefusedAsync(till.Journal(("1010", 1_00, 0))));
        Assert.Equal("Debits 100.00, credits 90.00, difference 10.00. A manual journal must balance.", await till.RefusedAsync(till.Journal(("1010", 100_00, 0), ("4010", 0, 90_00))));
        Assert.Equal("Line 2: enter a debit or a credit, and not both.", await till.RefusedAsync(till.Journal(("1010", 1_00, 0), ("4010", 1_00, 1_00))));
        Assert.Equal("Line 1: enter a debit or a credit, and not both.", await till.RefusedAsync(till.Journal(("1010", 0, 0), ("4010", 0, 0))));
        Assert.Equal("Line 2: choose an account.", await RefusedAsync(till, till.Journal(("1010", 1_00, 0), ("4010", 0, 1_00)), d => d.Journal[1].AccountId = null));
        Assert.Equal("Line 2: the branch was not found, or belongs to a company you do not see.", await RefusedAsync(till, till.Journal(("1010", 1_00, 0), ("4010", 0, 1_00)), d => d.Journal[1].BranchId = 99));
        Assert.Equal("Line 1: the department was not found, or belongs to a company you do not see.", await RefusedAsync(till, till.Journal(("1010", 1_00, 0), ("4010", 0, 1_00)), d => d.Journal[0].DepartmentId = 99));

        await till.ChangeAsync<Account>(till.Association.Accounts["4010"].Id, a => a.Active = false);
        Assert.Equal("Line 2: account 4010 Annual dues is inactive. Activate it in the set-up or choose another.", await till.RefusedAsync(till.Journal(("1010", 1_00, 0), ("4010", 0, 1_00))));
    }

    [Fact]
    public async Task A_foreign_company_is_as_good_as_not_there()
    {
        await using var till = await Till.OpenAsync();
        var invoice = await till.RecordedAsync(till.Invoice());
        var other = await Association.FoundAsync(till.Books, "ELSE");

        Assert.Equal("The member was not found, or belongs to a company you do not see.", await RefusedAsync(till, till.Payment(1_00), d => d.MemberId = other.Member.Id));
        Assert.Equal("Line 1: the product was not found, or belongs to a company you do not see.", await RefusedAsync(till, till.Invoice(), d => d.Products[0].ProductId = other.Dues.Id));
        till.Books.Actor = Books.Person("Else", (Role)63, new HashSet<int> { other.Company.Id });
        Assert.Equal("Batch B-000001 was not found, or belongs to a company you do not see.", await till.RefusedAsync(till.Payment(1_00)));
        Assert.Equal("The transaction was not found, or belongs to a company you do not see.", (await till.Transactions.VoidAsync(invoice.Id, "x"))?.Message);
        Assert.Null(await till.Reads.DetailsAsync(invoice.Number));
    }

    [Fact]
    public async Task A_viewer_enters_nothing()
    {
        await using var till = await Till.OpenAsync();
        till.Books.Actor = Books.Person("V. Lind", Role.Viewer);

        Assert.Equal("Working in batches needs the role Staff or Accountant. You are Viewer. Ask an administrator.", await till.RefusedAsync(till.Payment(1_00)));
        Assert.Equal("People.NotAllowed", (await till.Orders.CreateAsync(till.Order())).Refusal?.Code);
    }

    private static Task<string> RefusedAsync(Till till, TransactionDraft draft, Action<TransactionDraft>? spoil = null) =>
        till.RefusedAsync(With(draft, spoil ?? (_ => { })));

    private static TransactionDraft With(TransactionDraft draft, Action<TransactionDraft> change)
    {
        change(draft);
        return draft;
    }
}
