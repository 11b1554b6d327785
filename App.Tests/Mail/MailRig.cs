using System.IO.Compression;
using BatchLedger.Data;
using BatchLedger.Mail;
using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MimeKit;

namespace BatchLedger.Tests.Mail;

/// <summary>What the tests of the outbox do again and again.</summary>
internal static class MailRig
{
    public static Task<Books> OpenAsync(FakeSmtp server, Action<MailOptions>? settings = null) => OpenAsync(options =>
    {
        (options.Host, options.Port, options.Security) = ("localhost", server.Port, MailSecurity.None);
        settings?.Invoke(options);
    });

    public static Task<Books> OpenAsync(Action<MailOptions>? settings = null) => Books.OpenAsync(services => services.Configure<MailOptions>(options =>
    {
        (options.From, options.PublicAddress) = ("BatchLedger <no-reply@example.org>", "https://ledger.example.org");
        settings?.Invoke(options);
    }));

    public static Task<Books> OpenAsync(IMailPost post) => Books.OpenAsync(services => services.Replace(ServiceDescriptor.Singleton(post)));

    public static MailDraft Draft(string recipient = "ann@example.org", string subject = "Ledger ready: batch B-000001, Dues March") => new()
    {
        Kind = MailKind.LedgerReady, Cause = "run/17", Thread = "run/17", Recipient = recipient, Subject = subject,
        Letter = new MailLetter("Ledger ready", "Open batch", "/batches/B-000001?tab=files")
        {
            Lead = "The ledger of batch B-000001 is ready to be posted.",
            Facts = [new MailFact("Batch", "B-000001 Dues March"), new MailFact("Debits", "USD 1,200.00")],
        },
    };

    public static MailAttachment Zip(string name = "BatchLedger_B-000001_Detail_2026-03-10.zip", string text = "Account,Debit,Credit")
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var file = new StreamWriter(OfOneTime(zip.CreateEntry("detail.csv")).Open()))
            file.Write(text);
        return new MailAttachment(name, bytes.ToArray());
    }

    // Without it the bytes would change with the clock, two zips of the same test among them.
    private static ZipArchiveEntry OfOneTime(ZipArchiveEntry entry)
    {
        entry.LastWriteTime = Books.Start;
        return entry;
    }

    public static Task<Outcome<OutboxMail>> MailAsync(this Books books, MailDraft draft) =>
        books.Get<Work>().MakeAsync(Permission.Read, desk => books.Get<Outbox>().PutAsync(desk, draft));

    public static Task<int> SendDueAsync(this Books books) => books.Get<OutboxSender>().SendDueAsync(CancellationToken.None);

    public static async Task<OutboxMail> MailNowAsync(this Books books, Guid? id = null)
    {
        await using var db = books.Db();
        return await db.Set<OutboxMail>().Include(mail => mail.AttemptLog.OrderBy(attempt => attempt.Number)).SingleAsync(mail => id == null || mail.Id == id);
    }

    public static async Task<List<OutboxMail>> MailsNowAsync(this Books books)
    {
        await using var db = books.Db();
        return await db.Set<OutboxMail>().OrderBy(mail => mail.CreatedAt).ToListAsync();
    }

    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await holds()) return;
            await Task.Delay(50);
        }
        Assert.Fail("It did not happen within ten seconds.");
    }
}

/// <summary>The world of mail as a test wants it.</summary>
internal sealed class ScriptedPost(Func<MimeMessage, CancellationToken, Task<MailReceipt>> answer) : IMailPost
{
    public Task<MailReceipt> SendAsync(MimeMessage message, CancellationToken token) => answer(message, token);
}
