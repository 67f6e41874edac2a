using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>Keeps the keys of staff's sign-in cookies, which lie in the database, unreadable without the survey secret.</summary>
internal sealed class SecretXmlEncryptor(SecretXmlKey key) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(SecretXmlKey.NonceLength);
        var tag = new byte[SecretXmlKey.TagLength];
        var cipher = new byte[plain.Length];
        using var aes = new AesGcm(key.Bytes, tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag);
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String([.. nonce, .. tag, .. cipher])), typeof(SecretXmlDecryptor));
    }
}
