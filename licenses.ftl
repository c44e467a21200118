<#list dependencyMap as entry><#assign p = entry.getKey()/>${p.groupId}:${p.artifactId}:${p.version}: <#list entry.getValue() as license>${license}<#sep> | </#sep></#list>
</#list>
