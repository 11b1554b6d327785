using BatchLedger.Data;
using MimeKit;

namespace BatchLedger.Mail;

/// <summary>Writes each mail as an .eml file, for a laptop with nothing else installed. A repeat overwrites its own file.</summary>
public sealed class PickupPost(DataFolder folder) : IMailPost
{
    public async Task<MailReceipt> SendAsync(MimeMessage message, CancellationToken token)
    {
        var name = message.MessageId![..message.MessageId!.IndexOf('@')] + ".eml";
        try
        {
            Directory.CreateDirectory(folder.Pickup);
            var path = Path.Combine(folder.Pickup, name);
            await using (var file = File.Create(path + ".part"))
            {
                await message.WriteToAsync(file, token);
                file.Flush(flushToDisk: true);
            }
            File.Move(path + ".part", path, overwrite: true);
            return MailReceipt.Accepted($"Written to {name} in the mail folder");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return MailReceipt.Later($"The mail folder cannot be written: {problem.Message}");
        }
    }
}
