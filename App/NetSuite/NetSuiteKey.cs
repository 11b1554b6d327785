using System.Security.Cryptography;
using System.Text;
using BatchLedger.Refusals;

namespace BatchLedger.NetSuite;

/// <summary>The private key of the certificate that NetSuite knows, and the algorithm that goes with it. RS256 is not among NetSuite's.</summary>
public sealed class NetSuiteKey : IDisposable
{
    private const int LeastBits = 3072;

    private readonly AsymmetricAlgorithm key;
    private readonly HashAlgorithmName hash;

    private NetSuiteKey(AsymmetricAlgorithm key, string algorithm)
    {
        (this.key, Algorithm) = (key, algorithm);
        hash = algorithm[^3..] switch { "256" => HashAlgorithmName.SHA256, "384" => HashAlgorithmName.SHA384, _ => HashAlgorithmName.SHA512 };
    }

    /// <summary>As the head of the assertion names it: PS256, ES384 …</summary>
    public string Algorithm { get; }

    public static Outcome<NetSuiteKey> Read(string pem)
    {
        // A key that came by way of a settings file has its line breaks written out.
        var text = pem.Replace("\\n", "\n", StringComparison.Ordinal).Trim();
        if (text.Contains("ENCRYPTED", StringComparison.Ordinal)) return NetSuiteRefusals.KeyEncrypted;
        if (!text.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
            return text.Contains("-----BEGIN", StringComparison.Ordinal) ? NetSuiteRefusals.KeyPublic : NetSuiteRefusals.KeyUnreadable;
        return Rsa(text) ?? Curve(text) ?? NetSuiteRefusals.KeyUnreadable;
    }

    public byte[] Sign(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        return key is RSA rsa ? rsa.SignData(bytes, hash, RSASignaturePadding.Pss) : ((ECDsa)key).SignData(bytes, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    public void Dispose() => key.Dispose();

    private static Outcome<NetSuiteKey>? Rsa(string text)
    {
        var rsa = RSA.Create();
        if (!TryImport(rsa, text)) return null;
        if (rsa.KeySize >= LeastBits) return new NetSuiteKey(rsa, rsa.KeySize switch { LeastBits => "PS256", < 4096 => "PS384", _ => "PS512" });

        var bits = rsa.KeySize;
        rsa.Dispose();
        return NetSuiteRefusals.KeyWeak(bits);
    }

    private static Outcome<NetSuiteKey>? Curve(string text)
    {
        var curve = ECDsa.Create();
        if (!TryImport(curve, text)) return null;
        // Brainpool and secp256k1 are as long and are other curves.
        var oid = curve.ExportParameters(includePrivateParameters: false).Curve.Oid;
        var algorithm = (oid.Value ?? oid.FriendlyName) switch
        {
            "1.2.840.10045.3.1.7" or "nistP256" or "ECDSA_P256" => "ES256",
            "1.3.132.0.34" or "nistP384" or "ECDSA_P384" => "ES384",
            "1.3.132.0.35" or "nistP521" or "ECDSA_P521" => "ES512",
            _ => null,
        };
        if (algorithm is not null) return new NetSuiteKey(curve, algorithm);

        curve.Dispose();
        return NetSuiteRefusals.KeyCurve;
    }

    // What is wrong with a key is told to nobody in detail: the detail could be part of the key.
    private static bool TryImport(AsymmetricAlgorithm key, string text)
    {
        try
        {
            key.ImportFromPem(text);
            return true;
        }
        catch (Exception problem) when (problem is ArgumentException or CryptographicException)
        {
            key.Dispose();
            return false;
        }
    }
}
