-- One load for wrk (LuaJIT). Arguments: OPERATION DATA-FILE PORT RUN.
-- A thread takes every second line of the data file; what each line holds stands beside the operation.

local threads = {}

function setup(thread)
    thread:set("number", #threads)
    table.insert(threads, thread)
end

local function split(line)
    local fields = {}
    for field in (line .. "\t"):gmatch("([^\t]*)\t") do table.insert(fields, field) end
    return fields
end

local function headers(fields)
    fields["Host"] = "localhost:" .. port
    return fields
end

local form = "application/x-www-form-urlencoded"

local ffi = require("ffi")
ffi.cdef[[typedef struct { long seconds, nanoseconds; } moment; int clock_gettime(int clock, moment *now);]]
local moment = ffi.new("moment")

local function now()
    ffi.C.clock_gettime(1, moment)
    return tonumber(moment.seconds) * 1000000 + math.floor(tonumber(moment.nanoseconds) / 1000)
end

-- The client's id for a request comes back with the answer: wrk does not say whose answer it is.
local function askForTokens(line, id, grant)
    return wrk.format("POST", line[1] .. "/token", headers{["Content-Type"] = form, ["client-request-id"] = id},
        "client_id=" .. line[2] .. "&client_secret=" .. line[3] .. "&grant_type=" .. grant)
end

local function refreshToken(status, body)
    return status == 200 and body:find('"id_token":"', 1, true) and body:find('"access_token":"', 1, true)
        and body:match('"refresh_token":"([^"]+)"')
end

-- Each makes the requests of one line; `count` numbers a thread's requests.
local operations = {
    -- bearer token, origin of the redirect
    createInvitation = {status = 201, isNew = true, request = function(line, count)
        return wrk.format("POST", "/v1.0/invitations",
            headers{["Authorization"] = "Bearer " .. line[1], ["Content-Type"] = "application/json"},
            '{"invitedUserEmailAddress":"b' .. run .. "-" .. number .. "-" .. count .. '@partner' .. count % 97 ..
            '.example","invitedUserDisplayName":"Guest ' .. count .. '","inviteRedirectUrl":"' .. line[2] ..
            '/welcome","sendInvitationMessage":true}')
    end},
    -- path, form cookie, form token, address, the client that a proxy forwards for
    sendPasscode = {status = 303, request = function(line)
        return wrk.format("POST", line[1],
            headers{["Cookie"] = line[2], ["Content-Type"] = form, ["X-Forwarded-For"] = line[5]},
            "token=" .. line[3] .. "&address=" .. line[4])
    end},
    -- path, cookies, form token, code, where it leads
    checkPasscode = {status = 303, once = true, isNew = true, request = function(line)
        return wrk.format("POST", line[1], headers{["Cookie"] = line[2], ["Content-Type"] = form},
            "token=" .. line[3] .. "&code=" .. line[4])
    end, leads = "/me$"},
    -- path, bearer token
    getGuest = {status = 200, request = function(line)
        return wrk.format("GET", line[1], headers{["Authorization"] = "Bearer " .. line[2]})
    end},
    -- path, client id, client secret
    tokenES256 = {status = 200, request = function(line)
        return wrk.format("POST", line[1], headers{["Content-Type"] = form},
            "grant_type=client_credentials&client_id=" .. line[2] .. "&client_secret=" .. line[3])
    end},
    -- path of the endpoints, client id, client secret, session cookie, redirect URI, PKCE verifier and challenge
    -- One operation is two requests: a thread that was given a code spends it before it asks for another.
    signInToApplication = {isTwo = true, isNew = true, request = function(line, count)
        local code = table.remove(codes)
        if code then
            return askForTokens(code.line, code.id, "authorization_code&code=" .. code.text .. "&redirect_uri=" .. code.line[5] ..
                "&code_verifier=" .. code.line[6])
        end
        begun[count] = {line = line, at = now()}
        return wrk.format("GET", line[1] .. "/authorize?client_id=" .. line[2] .. "&response_type=code&redirect_uri=" .. line[5] ..
            "&scope=openid%20profile%20email%20offline_access&state=" .. count .. "&nonce=n" .. count ..
            "&code_challenge=" .. line[7] .. "&code_challenge_method=S256", headers{["Cookie"] = line[4]})
    end, take = function(status, fields, body)
        local code, state = (fields["location"] or fields["Location"] or ""):match("[?&]code=([^&]+)&state=(%d+)&")
        local id = tonumber(state or fields["client-request-id"])
        local from = id and begun[id]
        if not from then return false end
        if status == 303 and code then
            table.insert(codes, {text = code, id = id, line = from.line})
            return true
        end
        begun[id] = nil
        local micros = now() - from.at
        latencies[micros] = (latencies[micros] or 0) + 1
        finished = finished + 1
        return refreshToken(status, body)
    end},
    -- path of the endpoints, client id, client secret, refresh token
    -- Each token works once and brings the next, whose turn comes when those that wait have had theirs.
    refresh = {isNew = true, request = function(line, count)
        if count <= #lines then return askForTokens(line, "0", "refresh_token&refresh_token=" .. line[4]) end
        local token = tokens[count]
        tokens[count] = nil
        if not token then ranOut = true end
        return askForTokens(line, "0", "refresh_token&refresh_token=" .. (token or ""))
    end, take = function(status, _, body)
        local token = refreshToken(status, body)
        if not token then return false end
        brought = brought + 1
        tokens[#lines + brought] = token
        return true
    end},
    -- path
    discovery = {status = 200, request = function(line) return wrk.format("GET", line[1], headers{}) end},
}
operations.listGuests = operations.getGuest
operations.tokenRS256 = operations.tokenES256
operations.hello = operations.discovery

function init(args)
    operation = operations[args[1]]
    isTwo = operation.isTwo or false
    port, run = args[3], args[4]
    lines = {}
    local at = 0
    for line in io.lines(args[2]) do
        if at % 2 == number then table.insert(lines, split(line)) end
        at = at + 1
    end
    made = {}
    codes, begun, latencies = {}, {}, {}
    tokens, brought = {}, 0
    count = 0
    finished = 0
    wrong = 0
    firstWrong = ""
    ranOut = false
end

function request()
    count = count + 1
    local at = (count - 1) % #lines + 1
    if operation.isNew then
        if operation.once and count > #lines then ranOut = true end
        return operation.request(lines[at], count)
    end
    -- What does not change from one request to the next is written once.
    if not made[at] then made[at] = operation.request(lines[at], count) end
    return made[at]
end

function response(status, headers, body)
    local good
    if operation.take then
        good = operation.take(status, headers, body)
    else
        good = status == operation.status
            and (not operation.leads or (headers["location"] or headers["Location"] or ""):find(operation.leads))
    end
    if not good then
        wrong = wrong + 1
        if firstWrong == "" then
            firstWrong = status .. " " .. (headers["location"] or headers["Location"] or "") .. " " .. body:sub(1, 300)
        end
    end
end

-- What wrk counted, or, of an operation of two requests, what the threads did: latencies by their microseconds, in order.
local function counted(summary, latency)
    local latencies = {}
    if not threads[1]:get("isTwo") then
        for at = 1, #latency do
            local value, number = latency(at)
            table.insert(latencies, {value, number})
        end
        return summary.requests, latencies
    end
    local finished = 0
    for _, thread in ipairs(threads) do
        finished = finished + thread:get("finished")
        for value, number in pairs(thread:get("latencies")) do table.insert(latencies, {value, number}) end
    end
    table.sort(latencies, function(one, other) return one[1] < other[1] end)
    return finished, latencies
end

local function percentile(latencies, share)
    local all, passed = 0, 0
    for _, pair in ipairs(latencies) do all = all + pair[2] end
    for _, pair in ipairs(latencies) do
        passed = passed + pair[2]
        if passed >= all * share then return pair[1] end
    end
    return 0
end

function done(summary, latency)
    local wrong, first, ranOut = 0, "", false
    for _, thread in ipairs(threads) do
        wrong = wrong + thread:get("wrong")
        if first == "" then first = thread:get("firstWrong") end
        ranOut = ranOut or thread:get("ranOut")
    end
    local errors = summary.errors
    local requests, latencies = counted(summary, latency)
    io.write("\nRESULT\n")
    io.write(string.format("requests %d\nmicroseconds %d\nsocketErrors %d\nwrong %d\nranOut %s\n",
        requests, summary.duration, errors.connect + errors.read + errors.write + errors.timeout, wrong, tostring(ranOut)))
    io.write(string.format("p50 %d\np99 %d\n", percentile(latencies, 0.5), percentile(latencies, 0.99)))
    for _, pair in ipairs(latencies) do io.write(string.format("latency %d %d\n", pair[1], pair[2])) end
    io.write("first " .. first:gsub("%s+", " ") .. "\n")
end
