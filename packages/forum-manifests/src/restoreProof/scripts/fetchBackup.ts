/** File name of the script inside its ConfigMap. */
export const FETCH_BACKUP_FILE = 'fetch_backup.rb';

/**
 * Ruby that copies the newest Discourse backup from the bucket, or finds it on
 * the volume, and notes the newest migration that the image knows. It only
 * lists and gets, and needs nothing but Ruby: loading Discourse would want the
 * database, to which the pod has no route. What goes wrong becomes the word in
 * the file `failure`, so that it is reported like any other refusal.
 */
export const FETCH_BACKUP_SCRIPT = String.raw`# frozen_string_literal: true

# Brings the newest backup and the newest migration of the image.
require "erb"
require "fileutils"
require "net/http"
require "openssl"
require "rexml/document"
require "time"
require "uri"

BACKUP = /\A[A-Za-z0-9][A-Za-z0-9._-]*\.t?gz\z/

# A request that the reader of the result can be told of in one word.
class Refused < StandardError
end

# The two reading calls of S3, signed with AWS Signature Version 4.
class Bucket
  HASH_OF_NOTHING = OpenSSL::Digest::SHA256.hexdigest("")

  def initialize(endpoint:, bucket:, region:, key_id:, secret:)
    @endpoint = URI(endpoint)
    @bucket, @region, @key_id, @secret = bucket, region, key_id, secret
  end

  # Objects at the top of the bucket, as name and time.
  def list
    found = []
    token = nil
    loop do
      query = { "delimiter" => "/", "list-type" => "2" }
      query["continuation-token"] = token if token
      page = REXML::Document.new(get("/#{@bucket}", query, &:read_body)).root
      raise Refused, "storage-answer" unless page&.name == "ListBucketResult"
      page.each_element("Contents") do |entry|
        found << [entry.text("Key"), Time.iso8601(entry.text("LastModified"))]
      end
      token = page.text("NextContinuationToken")
      return found unless token
    end
  end

  def download(name, path)
    get("/#{@bucket}/#{name}", {}) do |response|
      File.open(path, "wb") { |file| response.read_body { |part| file.write(part) } }
      length = response["Content-Length"]
      raise Refused, "storage-short" if length && length.to_i != File.size(path)
    end
  end

  private

  def get(path, query)
    words = query.sort.map { |pair| pair.map { |text| ERB::Util.url_encode(text) }.join("=") }.join("&")
    request = Net::HTTP::Get.new(words.empty? ? path : "#{path}?#{words}")
    # The length has to be that of the bytes that are stored.
    request["Accept-Encoding"] = "identity"
    sign(request, path, words)
    Net::HTTP.start(@endpoint.hostname, @endpoint.port, use_ssl: @endpoint.scheme == "https", open_timeout: 30, read_timeout: 120) do |http|
      http.request(request) do |response|
        raise Refused, "storage-denied" if %w[401 403].include?(response.code)
        raise Refused, "storage-answer" unless response.code == "200"
        return yield response
      end
    end
  end

  def sign(request, path, words)
    time = Time.now.utc.strftime("%Y%m%dT%H%M%SZ")
    default = @endpoint.default_port == @endpoint.port
    signed = {
      "host" => default ? @endpoint.hostname : "#{@endpoint.hostname}:#{@endpoint.port}",
      "x-amz-content-sha256" => HASH_OF_NOTHING,
      "x-amz-date" => time,
    }
    signed.each { |name, value| request[name] = value }
    names = signed.keys.join(";")
    canonical = ["GET", path, words, *signed.map { |name, value| "#{name}:#{value}" }, "", names, HASH_OF_NOTHING].join("\n")
    scope = "#{time[0, 8]}/#{@region}/s3/aws4_request"
    wanted = ["AWS4-HMAC-SHA256", time, scope, OpenSSL::Digest::SHA256.hexdigest(canonical)].join("\n")
    key = scope.split("/").reduce("AWS4#{@secret}") { |last, part| OpenSSL::HMAC.digest("SHA256", last, part) }
    signature = OpenSSL::HMAC.hexdigest("SHA256", key, wanted)
    request["Authorization"] = "AWS4-HMAC-SHA256 Credential=#{@key_id}/#{scope}, SignedHeaders=#{names}, Signature=#{signature}"
  end
end

def newest(found)
  name, time = found.select { |candidate, _| BACKUP.match?(candidate) }.max_by { |_, changed| changed }
  raise Refused, "no-backup" unless name
  [name, time]
end

def fetch(target)
  folder = ENV["PROOF_BACKUPS_FOLDER"]
  if folder
    name, time = newest(Dir.children(folder).map { |child| [child, File.mtime(File.join(folder, child))] })
    FileUtils.cp(File.join(folder, name), File.join(target, name))
  else
    bucket = Bucket.new(
      endpoint: ENV.fetch("PROOF_S3_ENDPOINT"),
      bucket: ENV.fetch("PROOF_S3_BUCKET"),
      region: ENV.fetch("PROOF_S3_REGION"),
      key_id: ENV.fetch("PROOF_S3_ACCESS_KEY_ID"),
      secret: ENV.fetch("PROOF_S3_SECRET_ACCESS_KEY"),
    )
    name, time = newest(bucket.list)
    bucket.download(name, File.join(target, name))
  end
  File.utime(time, time, File.join(target, name))
  puts "fetched #{name}"
end

input = ENV.fetch("PROOF_IN")
migrations = Dir.glob("{db,plugins/*/db}/{migrate,post_migrate}/*.rb", base: ENV.fetch("PROOF_DISCOURSE", "/var/www/discourse"))
File.write(File.join(input, "running-schema"), migrations.map { |file| File.basename(file).to_i }.max.to_s)
archive = File.join(input, "archive")
FileUtils.mkdir_p(archive)
begin
  fetch(archive)
rescue Refused => e
  File.write(File.join(input, "failure"), e.message)
  warn "no backup was fetched: #{e.message}"
rescue REXML::ParseException, ArgumentError
  File.write(File.join(input, "failure"), "storage-answer")
  warn "no backup was fetched: storage-answer"
rescue SystemCallError, SocketError, Timeout::Error, EOFError, OpenSSL::SSL::SSLError => e
  File.write(File.join(input, "failure"), "storage-unreachable")
  warn "no backup was fetched: #{e.class}"
end
`;
