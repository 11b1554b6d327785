using System.Globalization;
using System.Text;
using BatchLedger.GlFormats;

namespace BatchLedger.Tests.GlFormats;

/// <summary>What an outside system would make of a line of our file. Fields that the format lacks stay null.</summary>
internal sealed record ReadLine(string Journal, string Date, string Account, long Signed)
{
    public string? Memo { get; init; }
    public string? Location { get; init; }
    public string? Department { get; init; }
    public string? Class { get; init; }
    public string? Entity { get; init; }
}

/// <summary>Reads import files by the published descriptions alone: it shares nothing with the writers.</summary>
internal static class ImportReader
{
    public static IReadOnlyList<ReadLine> Read(LedgerFormat format, byte[] bytes) => format switch
    {
        LedgerFormat.QuickBooksOnlineCsv => [.. Rows(bytes).Select(row => new ReadLine(row["JournalNo"], row["JournalDate"], row["AccountName"], Sides(row["Debits"], row["Credits"]))
        {
            Memo = row["Description"], Location = row["Location"], Class = row["Class"], Entity = row["Name"],
        })],
        LedgerFormat.QuickBooksDesktopIif => [.. Iif(bytes)],
        LedgerFormat.IntacctCsv => [.. Intacct(bytes)],
        LedgerFormat.NetSuiteCsv => [.. Rows(bytes).Select(row => new ReadLine(row["External ID"], row["Date"], row["Journal Entry - Line: Account"],
            Sides(row["Journal Entry - Line: Debit"], row["Journal Entry - Line: Credit"]))
        {
            Memo = row["Journal Entry - Line: Memo"], Location = row.GetValueOrDefault("Journal Entry - Line: Location", ""), Department = row["Journal Entry - Line: Department"],
            Class = row["Journal Entry - Line: Class"], Entity = row["Journal Entry - Line: Name"],
        })],
        LedgerFormat.XeroCsv => [.. Rows(bytes).Select(row => new ReadLine(row["*Narration"].Split(' ')[0], row["*Date"], row["*AccountCode"], Minor(row["*Amount"]))
        {
            Memo = row["Description"], Location = row["TrackingOption1"], Department = row["TrackingOption2"],
        })],
        _ => [.. Rows(bytes).Select(row => new ReadLine(row["BatchNo"], row["JournalDate"], row["AccountName"], Sides(row["Debit"], row["Credit"]))
        {
            Memo = row["Description"], Location = row.GetValueOrDefault("Location", ""), Department = row["Department"], Class = row["Class"], Entity = row["Entity"],
        })],
    };

    private static IEnumerable<ReadLine> Intacct(byte[] bytes)
    {
        var (journal, date, expected) = ("", "", 0);
        foreach (var row in Rows(bytes))
        {
            if (row["JOURNAL"].Length > 0) (journal, date, expected) = (row["REFERENCE_NO"], row["DATE"], 0);
            else Assert.Equal(("", "", ""), (row["REFERENCE_NO"], row["DATE"], row["DESCRIPTION"]));
            Assert.Equal(++expected, int.Parse(row["LINE_NO"], CultureInfo.InvariantCulture));
            yield return new ReadLine(journal, date, row["ACCT_NO"], Sides(row["DEBIT"], row["CREDIT"]))
            {
                Memo = row["MEMO"], Location = row["LOCATION_ID"], Department = row["DEPT_ID"], Class = row["GLENTRY_CLASSID"],
                Entity = row["GLENTRY_CUSTOMERID"] + row["GLENTRY_VENDORID"],
            };
        }
    }

    private static IEnumerable<ReadLine> Iif(byte[] bytes)
    {
        var text = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        Assert.EndsWith("\r\n", text);
        var rows = text[..^2].Split("\r\n").Select(row => row.Split('\t')).ToList();
        var titles = rows.Take(3).ToDictionary(row => row[0][1..]);
        var (inside, sum) = (false, 0L);
        foreach (var row in rows.Skip(3))
        {
            Assert.Equal(titles[row[0]].Length, row.Length);
            Assert.Equal(inside, row[0] is not "TRNS");
            inside = row[0] is not "ENDTRNS";
            if (!inside)
            {
                Assert.Equal(0, sum);
                continue;
            }
            var cells = titles[row[0]].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second);
            Assert.Equal("GENERAL JOURNAL", cells["TRNSTYPE"]);
            sum += Minor(cells["AMOUNT"]);
            yield return new ReadLine(cells["DOCNUM"], cells["DATE"], cells["ACCNT"], Minor(cells["AMOUNT"])) { Memo = cells["MEMO"], Class = cells["CLASS"], Entity = cells["NAME"] };
        }
        Assert.False(inside);
    }

    private static IEnumerable<Dictionary<string, string>> Rows(byte[] bytes)
    {
        var records = Records(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF'));
        foreach (var record in records.Skip(1))
        {
            Assert.Equal(records[0].Count, record.Count);
            yield return records[0].Zip(record).ToDictionary(pair => pair.First, pair => pair.Second);
        }
    }

    // RFC 4180, one character after the other.
    private static List<List<string>> Records(string text)
    {
        var (records, record, cell, at) = (new List<List<string>>(), new List<string>(), new StringBuilder(), 0);
        while (at < text.Length)
        {
            if (text[at] == '"')
            {
                for (at++; text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'); at++)
                {
                    if (text[at] == '"') at++;
                    cell.Append(text[at]);
                }
                at++;
            }
            else
            {
                while (at < text.Length && text[at] is not (',' or '\r')) cell.Append(text[at++]);
            }

            record.Add(cell.ToString());
            cell.Clear();
            if (text[at] == ',')
            {
                at++;
                continue;
            }
            Assert.Equal("\r\n", text.Substring(at, 2));
            at += 2;
            records.Add(record);
            record = [];
        }
        Assert.Empty(record);
        return records;
    }

    private static long Sides(string debit, string credit) => (debit.Length == 0 ? 0 : Minor(debit)) - (credit.Length == 0 ? 0 : Minor(credit));

    private static long Minor(string amount)
    {
        Assert.Matches(@"^-?\d+\.\d\d$", amount);
        return long.Parse(amount.Replace(".", ""), CultureInfo.InvariantCulture);
    }
}
