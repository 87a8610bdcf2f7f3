/** File name of the script inside its ConfigMap. */
export const PLANT_KEYS_FILE = 'plant_portal_keys.rb';

/**
 * Ruby that gives the portal its two API keys. Discourse keeps only the hash
 * of a key, so the script compares hashes: the same Secret changes nothing, a
 * new value replaces the key and revokes the one before. A key that somebody
 * revoked stays revoked.
 */
export const PLANT_KEYS_SCRIPT = `# Gives the portal its two API keys. Running it again changes nothing.
WANTED = [
  {
    description: "Backstage portal: monitor",
    value: ENV.fetch("PORTAL_MONITOR_KEY"),
    scopes: [{ resource: "global", action: "read" }],
  },
  {
    description: "Backstage portal: operate",
    value: ENV.fetch("PORTAL_OPERATE_KEY"),
    scopes: [],
  },
].freeze

def build_key(wanted, hash)
  key =
    ApiKey.new(
      description: wanted[:description],
      user: Discourse.system_user,
      created_by: Discourse.system_user,
    )
  key.key_hash = hash
  key.truncated_key = wanted[:value][0..3]
  if key.respond_to?(:scope_mode=)
    key.scope_mode = wanted[:scopes].empty? ? "global" : "granular"
  end
  wanted[:scopes].each { |scope| key.api_key_scopes.build(scope) }
  key
end

ApiKey.transaction do
  WANTED.each do |wanted|
    description = wanted[:description]
    abort("The value for '#{description}' is too short") if wanted[:value].length < 32

    hash = ApiKey.hash_key(wanted[:value])
    planted = ApiKey.find_by(key_hash: hash)
    if planted&.revoked_at
      puts "'#{description}' was revoked in Discourse and stays so; a new value in the Secret grants it again"
      next
    end
    if planted
      puts "'#{description}' is in place"
      next
    end

    ApiKey.active.where(description: description).update_all(revoked_at: Time.zone.now)
    build_key(wanted, hash).save!
    puts "'#{description}' was planted"
  end
end
`;
