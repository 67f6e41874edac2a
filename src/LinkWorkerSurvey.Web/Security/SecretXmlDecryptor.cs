using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>Reads what <see cref="SecretXmlEncryptor"/> wrote.</summary>
internal sealed class SecretXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var all = Convert.FromBase64String(encryptedElement.Value).AsSpan();
        var (nonce, rest) = (all[..SecretXmlKey.NonceLength].ToArray(), all[SecretXmlKey.NonceLength..].ToArray());
        var plain = new byte[rest.Length - SecretXmlKey.TagLength];
        using var aes = new AesGcm(services.GetRequiredService<SecretXmlKey>().Bytes, SecretXmlKey.TagLength);
        aes.Decrypt(nonce, rest.AsSpan(SecretXmlKey.TagLength), rest.AsSpan(0, SecretXmlKey.TagLength), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
