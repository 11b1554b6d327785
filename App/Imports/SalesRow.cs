using BatchLedger.Catalog;
using BatchLedger.Currencies;
using BatchLedger.Sales;
using BatchLedger.Transactions;

namespace BatchLedger.Imports;

/// <summary>One row of a sales file, read as what its type says it is.</summary>
internal sealed class SalesRow(Fields fields, ImportLookup lookup)
{
    // Which columns a row of a type may fill; the others must be empty.
    private static readonly Dictionary<string, string[]> Columns = new()
    {
        ["member"] = ["member_number", "member_name", "member_email"],
        ["order"] = ["number", "date", "member_number", "product", "quantity", "unit_price", "description", "service_start", "service_end"],
        ["invoice"] = ["number", "date", "member_number", "product", "quantity", "unit_price", "description", "reference", "service_start", "service_end"],
        ["payment"] = ["number", "date", "member_number", "amount", "method", "applies_to", "description", "reference"],
        ["refund"] = ["number", "date", "amount", "method", "applies_to", "description", "reference"],
    };

    public string Type { get; } = fields["type"].ToLowerInvariant();
    public Fields Fields => fields;

    /// <summary>Notes an unknown type, and columns that a row of this type does not have.</summary>
    public bool IsKnown()
    {
        if (!Columns.TryGetValue(Type, out var mine))
        {
            fields.Fault("type", $"is no type of row; types are {string.Join(", ", Columns.Keys)}.");
            return false;
        }
        foreach (var column in ImportColumns.Of(ImportKind.Sales).Optional.Where(column => !mine.Contains(column) && fields[column].Length > 0))
            fields.Fault(column, $"is not for rows of type {Type}. Leave it empty.");
        return true;
    }

    public Member? Member()
    {
        var number = fields.Required("member_number", Catalog.Member.NumberLength);
        var name = fields.Required("member_name", Catalog.Member.NameLength);
        var email = fields.Text("member_email", Catalog.Member.EmailLength);
        if (email is { Length: > 0 } && !IsAddress(email)) fields.Fault("member_email", "is no mail address.");
        else if (number is not null && name is not null && email is not null)
            return new Member { CompanyId = lookup.Company.Id, Number = number, Name = name, Email = email.Length == 0 ? null : email };
        return null;
    }

    public DateOnly? Date()
    {
        if (fields.Date("date") is not { } date) return null;
        if (lookup.WhyNotOn(date) is not { } why) return date;
        fields.Fault("date", why);
        return null;
    }

    public SaleLinePlan? Line()
    {
        var product = Product();
        var quantity = fields["quantity"].Length == 0 ? 1 : fields.Count("quantity");
        var typed = fields.Amount("unit_price", lookup.Company.Currency);
        var description = fields.Text("description", Transaction.DescriptionLength);
        var dated = fields.DateIfAny("service_start", out var start) & fields.DateIfAny("service_end", out var end);
        if (product is null || quantity is null || typed is null || description is null || !dated) return null;

        var price = fields["unit_price"].Length == 0 ? product.UnitPrice : typed.Value;
        var net = (Int128)price * quantity.Value;
        if (net > Money.Limit)
        {
            fields.Fault("quantity", "makes the row come to more than one line can carry.");
            return null;
        }
        if (ServicePeriods.WhyNot("", product, (start, end)) is { } refusal)
        {
            fields.Fault("service_start", refusal.Message);
            return null;
        }
        return new SaleLinePlan(product, quantity.Value, price)
        {
            Net = (long)net, Tax = ProductLines.TaxOn((long)net, product.TaxRate), Description = description.Length == 0 ? product.Name : description,
            ServiceStart = start, ServiceEnd = end,
        };
    }

    /// <summary>Over 0.</summary>
    public long? Amount()
    {
        if (fields.Amount("amount", lookup.Company.Currency) is not { } amount) return null;
        if (amount > 0) return amount;
        fields.Fault("amount", "must be more than 0.00.");
        return null;
    }

    public PaymentMethod? Method()
    {
        if (fields["method"].Length == 0) fields.Fault("method", "is empty.");
        else if (!lookup.Methods.TryGetValue(fields["method"], out var method)) fields.Fault("method", $"Company {lookup.Company.Code} has no such payment method.");
        else if (!method.Active) fields.Fault("method", $"Payment method {method.Code} {method.Name} is inactive.");
        else return method;
        return null;
    }

    private Product? Product()
    {
        if (fields["product"].Length == 0) fields.Fault("product", "is empty.");
        else if (!lookup.Products.TryGetValue(fields["product"], out var product)) fields.Fault("product", $"Company {lookup.Company.Code} has no such product.");
        else if (!product.Active) fields.Fault("product", $"Product {product.Code} {product.Name} is inactive.");
        else return product;
        return null;
    }

    // One mailbox and nothing else: "a@b.c, d@e.f" must not become two.
    private static bool IsAddress(string text) =>
        System.Net.Mail.MailAddress.TryCreate(text, out var address) && address.Address == text && text.IndexOfAny([' ', ',', ';', '<', '>']) < 0;
}
